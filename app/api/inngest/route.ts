import { serve } from "inngest/next";
import { env } from "@/lib/env";
import { inngest } from "@/lib/jobs/client";
import { callHandler } from "@/lib/jobs/door";
import { functions } from "@/lib/jobs/registry";
import { jsonMethods } from "@/lib/json-handler";

/** Functions are where the site is said to be, whatever host a call names. */
const served = serve({ client: inngest, functions, serveOrigin: env.SITE_URL });
const { options, refused } = jsonMethods("GET, HEAD, POST, PUT, OPTIONS");

export const GET = callHandler(served.GET);
export const POST = callHandler(served.POST);
export const PUT = callHandler(served.PUT);
export const OPTIONS = options;
export const PATCH = refused;
export const DELETE = refused;
export const maxDuration = 300;
