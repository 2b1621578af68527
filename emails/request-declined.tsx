import { Layout, Paragraph, Quote } from "./layout";

type Properties = { locale: string; siteName: string; footer: string; greeting: string; text: string; reason: string };

export default function RequestDeclined({ locale, siteName, footer, greeting, text, reason }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      <Quote>{reason}</Quote>
    </Layout>
  );
}
