import "server-only";
import { forgetExpired } from "@/lib/auth/jobs";
import { abandonCancelledMail, deliverMail, forgetTexts } from "@/lib/email/jobs";
import { forgetRuns, sendUnsentEvents } from "@/lib/jobs/jobs";
import { exportMaker, forgetOldExports } from "@/lib/members/export/jobs";
import { forgetTokens } from "@/lib/members/jobs";
import { forgetRequests, resendLink } from "@/lib/members/joining/jobs";
import { forgetFormer, letLeave } from "@/lib/members/leaving/jobs";
import { sendRecovery } from "@/lib/members/recovery/jobs";
import { mailAboutMessages } from "@/lib/messages/jobs";
import { checkUpMailboxes, cleanUpMailboxes } from "@/lib/messages/maintenance/jobs";
import { followRenames } from "@/lib/messages/parties/jobs";
import { forgetMailboxesLeft, forgetMember } from "@/lib/messages/people/jobs";
import { forgetReports } from "@/lib/moderation/reports/jobs";
import { exportParts } from "@/lib/site";
import { forgetPosts } from "@/lib/tribune/channels/jobs";
import { forgetPostAddresses, unnameMember } from "@/lib/tribune/people/jobs";

const foundation = [deliverMail, abandonCancelledMail, forgetTexts, sendUnsentEvents, forgetRuns, forgetExpired];
const members = [forgetTokens, forgetRequests, resendLink, sendRecovery, exportMaker(exportParts), forgetOldExports, letLeave, forgetFormer];
const messages = [mailAboutMessages, cleanUpMailboxes, checkUpMailboxes, followRenames, forgetMember, forgetMailboxesLeft];
const tribune = [unnameMember, forgetPosts, forgetPostAddresses];
const moderation = [forgetReports];

export const functions = [...foundation, ...members, ...messages, ...tribune, ...moderation];
