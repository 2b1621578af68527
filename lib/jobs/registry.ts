import "server-only";
import { forgetExpired } from "@/lib/auth/jobs";
import { abandonCancelledMail, announceLostMails, deliverMail, forgetSecrets, forgetTexts } from "@/lib/email/jobs";
import { forgetRuns, sendUnsentEvents } from "@/lib/jobs/jobs";
import { exportMaker, forgetOldExports } from "@/lib/members/export/jobs";
import { forgetTokens } from "@/lib/members/jobs";
import { forgetRequests, resendLink } from "@/lib/members/joining/jobs";
import { forgetFormer, letLeave } from "@/lib/members/leaving/jobs";
import { renewNames } from "@/lib/members/names/jobs";
import { sendRecovery } from "@/lib/members/recovery/jobs";
import { mailAboutMessages, mailMissedMessages } from "@/lib/messages/jobs";
import { checkUpMailboxes, cleanUpMailboxes } from "@/lib/messages/maintenance/jobs";
import { followRenames, renewMissedParties } from "@/lib/messages/parties/jobs";
import { forgetMailboxesLeft, forgetMember } from "@/lib/messages/people/jobs";
import { sendWelcome } from "@/lib/messages/welcome/jobs";
import { forgetReports, forgetReportsOfLeft } from "@/lib/moderation/reports/jobs";
import { exportParts } from "@/lib/site";
import { fillArchives, forgetPosts } from "@/lib/tribune/channels/jobs";
import { forgetPostAddresses, unnameMember, unnameMembersLeft } from "@/lib/tribune/people/jobs";

const foundation = [deliverMail, abandonCancelledMail, forgetTexts, forgetSecrets, announceLostMails, sendUnsentEvents, forgetRuns, forgetExpired];
const members = [forgetTokens, forgetRequests, resendLink, sendRecovery, exportMaker(exportParts), forgetOldExports, letLeave, forgetFormer, renewNames];
const messages = [mailAboutMessages, mailMissedMessages, cleanUpMailboxes, checkUpMailboxes, followRenames, renewMissedParties, forgetMember, forgetMailboxesLeft, sendWelcome];
const tribune = [unnameMember, unnameMembersLeft, forgetPosts, fillArchives, forgetPostAddresses];
const moderation = [forgetReports, forgetReportsOfLeft];

export const functions = [...foundation, ...members, ...messages, ...tribune, ...moderation];
