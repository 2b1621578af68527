import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { getOwnAccount } from "@/lib/members/leaving/queries";
import { getSetting } from "@/lib/settings/queries";

export async function WhatLeavingDoes({ viewer }: { viewer: Actor }) {
  const t = await getTranslations("leaving.leave");
  const { name, email } = await getOwnAccount(viewer);
  const remembered = await getSetting("members.rememberedDays");
  return (
    <>
      <p className="break-words">{t("whose", { name, email })}</p>
      <p className="font-medium">{t("when", { days: await getSetting("members.leavingDays") })}</p>
      <Part title={t("goesTitle")} points={(["account", "access", "mailbox", "mails"] as const).map((point) => t(`goes.${point}`))} />
      <Part title={t("staysTitle")} points={[...(["messages", "tribune", "acts"] as const).map((point) => t(`stays.${point}`)), t("stays.memory", { days: remembered })]} />
    </>
  );
}

function Part({ title, points }: { title: string; points: string[] }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{title}</h2>
      <ul className="grid list-disc gap-2 pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
