"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { publicAction } from "@/lib/action";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { renderMarkdown } from "@/lib/markdown/render";
import { emailKey } from "@/lib/members/name";
import { contactSchema, visitAnswerSchema, visitSchema } from "@/lib/messages/schema";
import { answerAsVisitor, confirmVisit, contactMember } from "@/lib/messages/visits/commands";
import { leaveNotice } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";
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
  const { recipient } = await confirmVisit(token);
  await leaveNotice("visitConfirmed", { name: recipient });
  redirect(`/visit/${encodeURIComponent(token)}`);
});

export const visitAnswerAction = publicAction(
  visitAnswerSchema,
  async (_actor, { preview, ...answer }): Promise<Shown> => {
    if (preview) return { typed: { body: answer.body }, shown: { body: renderMarkdown(answer.body) } };
    const { recipient } = await answerAsVisitor(answer);
    await leaveNotice("visitAnswered", { name: recipient });
    redirect(`/visit/${encodeURIComponent(answer.token)}`);
  },
  limits.messages,
);
