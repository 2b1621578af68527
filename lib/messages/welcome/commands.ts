import "server-only";
import { db } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locale";
import { openSiteAccount } from "@/lib/members/site-account/commands";
import { broadcast } from "@/lib/messages/commands";
import { standIn } from "@/lib/messages/sender";
import { longestSubject } from "@/lib/messages/subject";
import { fill } from "@/lib/problems";
import { getSetting } from "@/lib/settings/queries";

const words = {
  en: ["members.welcomeSubjectEn", "members.welcomeTextEn"],
  fr: ["members.welcomeSubjectFr", "members.welcomeTextFr"],
} as const;

/** Once for each member, however often it is called; by no mail, for they are about to sign in. */
export async function welcomeMember(memberId: number): Promise<void> {
  if (!(await getSetting("members.welcomeMessage"))) return;
  const member = await db.member.findFirst({ where: { id: memberId, leftAt: null }, select: { name: true, locale: true } });
  if (!member) return;
  const [subjectKey, textKey] = words[isLocale(member.locale) ? member.locale : "en"];
  const values = { name: member.name, site: await getSetting("site.name") };
  const subject = [...fill(await getSetting(subjectKey), values)].slice(0, longestSubject).join("");
  const letter = { to: [memberId], subject, body: fill(await getSetting(textKey), values), key: `welcome ${memberId}` };
  await broadcast(standIn(await openSiteAccount()), letter, { quiet: true, filed: "trash" });
}
