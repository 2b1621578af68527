import { Action, Layout, Paragraph, Quote, RichQuote } from "./layout";

type Properties = {
  locale: string;
  siteName: string;
  footer: string;
  greeting: string;
  text: string;
  advice?: string | undefined;
  quote?: string | undefined;
  /** What a person wrote, as sanitised HTML. */
  words?: string | undefined;
  action?: { label: string; address: string } | undefined;
  closing?: string | undefined;
};

export default function Letter({ locale, siteName, footer, greeting, text, advice, quote, words, action, closing }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      {advice && <Paragraph>{advice}</Paragraph>}
      {quote && <Quote>{quote}</Quote>}
      {words && <RichQuote html={words} />}
      {action && <Action href={action.address}>{action.label}</Action>}
      {closing && <Paragraph>{closing}</Paragraph>}
    </Layout>
  );
}
