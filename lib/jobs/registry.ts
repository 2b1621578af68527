import "server-only";
import { forgetExpired } from "@/lib/auth/jobs";
import { deliverMail } from "@/lib/email/jobs";
import { forgetRuns, sendUnsentEvents } from "@/lib/jobs/jobs";
import { forgetUnactivated } from "@/lib/members/jobs";
import { sendRecovery } from "@/lib/members/recovery/jobs";

/** Every background function of the site, each with what starts it: an event, or a schedule. */
export const functions = [deliverMail, sendUnsentEvents, forgetRuns, forgetExpired, forgetUnactivated, sendRecovery];
