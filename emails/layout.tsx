import { Body, Button, Container, Head, Hr, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";

const colours = { ink: "#20242b", faint: "#5c6470", accent: "#0b5d63", paper: "#f6f4f0", card: "#ffffff", line: "#dcd8d0" };
const face = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

type Properties = { locale: string; preview: string; siteName: string; footer: string; children: ReactNode };

export function Layout({ locale, preview, siteName, footer, children }: Properties) {
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: colours.paper, fontFamily: face, margin: 0, padding: "24px 12px" }}>
        <Container style={{ backgroundColor: colours.card, border: `1px solid ${colours.line}`, borderRadius: 8, maxWidth: 560, padding: "24px 28px" }}>
          <Text style={{ color: colours.accent, fontSize: 15, fontWeight: 700, margin: "0 0 16px" }}>{siteName}</Text>
          {children}
          <Hr style={{ borderColor: colours.line, margin: "28px 0 12px" }} />
          <Text style={{ color: colours.faint, fontSize: 13, lineHeight: "20px", margin: 0 }}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ color: colours.ink, fontSize: 16, lineHeight: "25px", margin: "0 0 16px" }}>{children}</Text>;
}

const quotation = { borderLeft: `3px solid ${colours.line}`, color: colours.ink, fontSize: 16, lineHeight: "25px", margin: "0 0 16px", paddingLeft: 14 };

export function Quote({ children }: { children: string }) {
  return (
    <Text dir="auto" style={{ ...quotation, whiteSpace: "pre-wrap" }}>
      {children}
    </Text>
  );
}

export function RichQuote({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from our own renderer, which lets no HTML of theirs through.
  return <div dir="auto" style={quotation} dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Button href={href} style={{ backgroundColor: colours.accent, borderRadius: 6, color: "#ffffff", fontSize: 16, fontWeight: 600, padding: "12px 20px" }}>
      {children}
    </Button>
  );
}
