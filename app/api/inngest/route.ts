import { serve } from "inngest/next";
import { inngest } from "@/lib/jobs/client";
import { functions } from "@/lib/jobs/registry";

export const { GET, POST, PUT } = serve({ client: inngest, functions });
export const maxDuration = 300;
