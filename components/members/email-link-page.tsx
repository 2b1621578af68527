import type { ReactNode } from "react";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import type { Outcome } from "@/lib/outcome";

type Properties = {
  title: string;
  children: ReactNode;
  act: { action: (previous: unknown, form?: FormData) => Promise<Outcome>; token: string; words: string } | null;
  elsewhere: { href: string; words: string };
};

/** The page behind a mailed link asks, and only the button acts. */
export function EmailLinkPage({ title, children, act, elsewhere }: Properties) {
  return (
    <Page title={title} width="prose">
      <Card className="grid justify-items-start gap-4">
        {children}
        {act ? (
          <ActForm action={act.action} hidden={{ token: act.token }}>
            <Button>{act.words}</Button>
          </ActForm>
        ) : (
          <ButtonLink href={elsewhere.href} look="secondary">
            {elsewhere.words}
          </ButtonLink>
        )}
      </Card>
    </Page>
  );
}
