"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { publicAction } from "@/lib/action";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { renderMarkdown } from "@/lib/markdown/render";
import { emailKey } from "@/lib/members/name";
import { contactSchema, visitAnswerSchema, visitSchema } from "@/lib/messages/schema";
import { answerAsVisitor, confirmVisit, contactMember, type Visited } from "@/lib/messages/visits/commands";
import { leaveNotice } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";
import { networkOf } from "@/lib/security/client-address";
import { noSoonerThan } from "@/lib/security/pace";
import { hashSecret } from "@/lib/security/secrets";

export const contactAction = publicAction(
  contactSchema,
  async (_actor, contact) => {
    await takeOrRefuse(limits.contactAddress, hashSecret(emailKey(contact.email)).slice(0, 32));
    const locale = await getLocale();
    await noSoonerThan(200, () => contactMember(contact, locale));
    redirect(`/members/${encodeURIComponent(contact.recipient)}/contact/done`);
  },
  limits.contact,
);

export const confirmVisitAction = publicAction(visitSchema, async (_actor, { token }) => {
  await tell("visitConfirmed", await confirmVisit(token));
  redirect(`/visit/${encodeURIComponent(token)}`);
});

export const visitAnswerAction = publicAction(visitAnswerSchema, async (_actor, { preview, ...answer }): Promise<Shown> => {
  await takeOrRefuse(preview ? limits.previews : limits.messages, networkOf((await headers()).get("x-forwarded-for") ?? ""));
  if (preview) return { typed: { body: answer.body }, shown: { body: renderMarkdown(answer.body) } };
  await tell("visitAnswered", await answerAsVisitor(answer));
  redirect(`/visit/${encodeURIComponent(answer.token)}`);
});

async function tell(delivered: "visitConfirmed" | "visitAnswered", { recipient, state }: Visited): Promise<void> {
  if (state === "ACCEPTED") await leaveNotice(delivered, { name: recipient });
  else await leaveNotice(state === "REJECTED" ? "messageRejected" : "messagePending");
}
