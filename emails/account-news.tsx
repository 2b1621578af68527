import { Action, Layout, Paragraph } from "./layout";

type Properties = { locale: string; siteName: string; footer: string; greeting: string; text: string; advice: string; action: string; address: string };

export default function AccountNews({ locale, siteName, footer, greeting, text, advice, action, address }: Properties) {
  return (
    <Layout locale={locale} siteName={siteName} footer={footer} preview={text}>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{text}</Paragraph>
      <Paragraph>{advice}</Paragraph>
      <Action href={address}>{action}</Action>
    </Layout>
  );
}
