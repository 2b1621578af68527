import { Action, Layout, Paragraph } from "./layout";

type Properties = { locale: string; siteName: string; footer: string; greeting: string; text: string; action: string; ignore: string; address: string };

export default function ExportReady({ locale, siteName, footer, greeting, text, action, ignore, address }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      <Action href={address}>{action}</Action>
      <Paragraph>{ignore}</Paragraph>
    </Layout>
  );
}
