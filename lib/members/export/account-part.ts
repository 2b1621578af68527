import "server-only";
import { translator } from "@/lib/i18n/translator";
import { momentIn, plainLine, quote } from "@/lib/members/export/markdown";
import type { Exported, ExportFile } from "@/lib/members/export/part";
import { readAccount, readPapers, type WholeAccount } from "@/lib/members/export/queries";
import type { Transaction } from "@/lib/transaction";

type Papers = Awaited<ReturnType<typeof readPapers>>;

export async function* accountPart(tx: Transaction, member: Exported): AsyncGenerator<ExportFile> {
  const { avatar, ...account } = await readAccount(tx, member.id);
  const { image, ...picture } = avatar ?? { image: null };
  const papers = await readPapers(tx, member.id);
  yield { path: "account/account.json", content: `${JSON.stringify({ ...account, avatar: avatar && picture, ...papers }, null, 2)}\n` };
  yield { path: "account/account.md", content: accountText(member, account, papers) };
  if (image) yield { path: `account/picture.${endingOf(image)}`, content: image };
}

function accountText(member: Exported, account: Omit<WholeAccount, "avatar">, papers: Papers): string {
  const t = translator(member.locale, "archive");
  const moment = momentIn(member);
  const fact = (term: string, said: string | null | undefined) => (said ? `- ${term}: ${plainLine(said)}` : "");
  const { profile } = account;
  const facts = [
    fact(t("account.name"), account.name),
    fact(t("account.email"), account.email),
    fact(t("account.role"), translator(member.locale, "common")(`roles.${account.role}`)),
    fact(t("account.joined"), moment(account.joinedAt)),
    fact(t("account.seen"), account.lastSeenAt && moment(account.lastSeenAt)),
    fact(t("account.leaving"), account.leavingAt && moment(account.leavingAt)),
    fact(t("account.site"), profile?.site),
  ];
  const written = (title: string, text: string | undefined) => (text ? [`## ${title}`, quote(text)] : []);
  const sections = [
    `# ${t("account.title")}`,
    facts.filter(Boolean).join("\n"),
    ...written(t("account.biography"), profile?.biography),
    ...written(t("account.signature"), profile?.signature),
    ...listSections(member, account),
    ...paperSections(member, papers),
  ];
  return `${sections.join("\n\n")}\n`;
}

function paperSections(member: Exported, { joinRequests, mails }: Papers): string[] {
  const t = translator(member.locale, "archive");
  const moment = momentIn(member);
  return [
    ...section(
      t("account.joining"),
      joinRequests.map(({ name, application, createdAt }) => t("account.request", { at: moment(createdAt), name, application: application ?? "–" })),
    ),
    ...section(
      t("account.mails"),
      mails.map(({ subject, createdAt }) => t("account.mail", { at: moment(createdAt), subject })),
    ),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.map((line) => `- ${plainLine(line)}`).join("\n")] : [];
}

function listSections(member: Exported, account: Omit<WholeAccount, "avatar">): string[] {
  const t = translator(member.locale, "archive");
  const moment = momentIn(member);
  const unknown = t("account.unknown");
  return [
    ...section(
      t("account.sessions"),
      account.sessions.map(({ address, userAgent, createdAt, lastUsedAt }) => t("account.session", { address: address ?? unknown, userAgent: userAgent ?? unknown, from: moment(createdAt), used: moment(lastUsedAt) })),
    ),
    ...section(
      t("account.devices"),
      account.knownDevices.map(({ firstSeenAt, lastSeenAt }) => t("account.device", { from: moment(firstSeenAt), seen: moment(lastSeenAt) })),
    ),
    ...section(
      t("account.tokens"),
      account.accessTokens.map(({ label, scopes, createdAt }) => t("account.token", { label, scopes: scopes.join(", "), from: moment(createdAt) })),
    ),
    ...section(
      t("account.names"),
      account.nameChanges.map(({ from, to, at }) => t("account.rename", { at: moment(at), from, to })),
    ),
    ...section(
      t("account.sanctions"),
      account.sanctions.map(({ kind, reason, from, until }) => t("account.sanction", { kind: t(`account.kinds.${kind}`), reason, from: moment(from), until: until ? t("account.until", { until: moment(until) }) : t("account.endless") })),
    ),
  ];
}

const signs: [ending: string, begins: string][] = [
  ["png", "\x89PNG"],
  ["webp", "RIFF"],
  ["jpg", "\xff\xd8"],
];

function endingOf(image: Uint8Array): string {
  const begins = String.fromCharCode(...image.slice(0, 4));
  return signs.find(([, sign]) => begins.startsWith(sign))?.[0] ?? "bin";
}
