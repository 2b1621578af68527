import { Action, Layout, Paragraph, Quote } from "./layout";

type Properties = { locale: string; siteName: string; footer: string; greeting: string; text: string; body: string; action: string; privacy: string; address: string };

export default function VisitAnswer({ locale, siteName, footer, greeting, text, body, action, privacy, address }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      <Quote>{body}</Quote>
      <Action href={address}>{action}</Action>
      <Paragraph>{privacy}</Paragraph>
    </Layout>
  );
}
