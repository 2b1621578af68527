export const uncached = { Pragma: "no-cache", "Cache-Control": "no-cache, no-store, must-revalidate, max-age=0", Vary: "Cookie" };

/** Pages of other sites may read what everybody may: browsers send them no cookies for it. */
export const publicHeaders = { ...uncached, "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Last-Modified" };
