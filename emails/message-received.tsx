import { Action, Layout, Paragraph } from "./layout";

type Properties = { locale: string; siteName: string; footer: string; greeting: string; text: string; action: string; address: string };

export default function MessageReceived({ locale, siteName, footer, greeting, text, action, address }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      <Action href={address}>{action}</Action>
    </Layout>
  );
}
