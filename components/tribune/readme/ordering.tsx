import { FilterWords } from "@/components/tribune/filter-words";
import { Meanings } from "@/components/tribune/readme/meanings";
import { Section } from "@/components/tribune/readme/section";
import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { filterOrders, orders } from "@/lib/tribune/readme/examples";
import { readOrder } from "@/lib/tribune/slash/order";

/** What is done instead of posted. */
export async function Ordering() {
  const t = await getTranslations("readme");
  const filters = filterOrders.flatMap((typed) => {
    const order = readOrder(typed);
    return order && "rule" in order ? [{ typed, says: <FilterWords rule={order.rule} /> }] : [];
  });
  return (
    <>
      <Section id="orders" title={t("orders.title")} text={t("orders.text")}>
        <Meanings meanings={orders.map(([name, typed]) => ({ typed, says: t(`orders.${name}`) }))} />
      </Section>
      <Section id="filters" title={t("filters.title")} text={t("filters.text")}>
        <Meanings meanings={filters} />
        <ButtonLink look="quiet" href="/settings/tribune" className="justify-self-start">
          {t("filters.settings")}
        </ButtonLink>
      </Section>
    </>
  );
}
