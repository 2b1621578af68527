"use server";

import { redirect } from "next/navigation";
import { z } from "zod/mini";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { requestExport } from "@/lib/members/export/commands";
import { leaveNotice } from "@/lib/notice";

export const requestExportAction = memberAction(
  z.object({}),
  async (actor) => {
    await requestExport(actor);
    await leaveNotice("exportRequested");
    redirect("/settings/export");
  },
  limits.exports,
);
