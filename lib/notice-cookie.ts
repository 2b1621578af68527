export const noticeCookie = "causerie.notice";

/** By which proxy.ts hands on the cookie that it deletes: a page would no longer see it among its cookies. */
export const noticeHeader = "x-causerie-notice";
