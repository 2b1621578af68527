import type { Metadata } from "next";
import { MailRow } from "@/components/admin/mail-row";
import { Filters } from "@/components/ui/filters";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { countMails, listMails, outboxPageSize, outboxSchema } from "@/lib/email/queries";
import { mailTransport } from "@/lib/email/transports";
import { getTranslations } from "@/lib/i18n/texts";
import { queryAfter } from "@/lib/keyset";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.outbox"))("title") };
}

export default async function OutboxPage({ searchParams }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const list = outboxSchema.parse(await searchParams);
  const t = await getTranslations("admin.outbox");
  const { shown: mails, last } = pageOf(await listMails(viewer, list), outboxPageSize);
  const transport = mailTransport().name;
  const lead = transport === "outbox" ? t("kept") : `${t("leaves", { transport })} ${t("count", await countMails())}`;
  return (
    <Page title={t("title")} lead={lead}>
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      <Filters
        label={t("filter")}
        filters={[
          { href: "/admin/outbox", words: t("all"), current: !list.state },
          { href: "/admin/outbox?state=failed", words: t("givenUpOnly"), current: list.state === "failed" },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{list.q || list.state ? t("nothingFound") : t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("title")}>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/outbox" older={last ? queryAfter({ at: last.createdAt, id: last.id }, list.q, list.state && { state: list.state }) : null} first={!list.after} />
    </Page>
  );
}
