import { getLocale } from "next-intl/server";
import { MemberAvatar } from "@/components/members/member-avatar";
import { PictureAddressForm } from "@/components/members/picture-address-form";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { control, Field } from "@/components/ui/field";
import { Card } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { fetchGravatarAction, removeAvatarAction, uploadAvatarAction } from "@/lib/members/avatar/actions";
import { getOwnAvatar } from "@/lib/members/avatar/queries";
import { getSetting } from "@/lib/settings/queries";

export async function PictureCard({ actor }: { actor: Actor }) {
  const [avatar, t, gravatar] = await Promise.all([getOwnAvatar(actor), getTranslations("profile.picture"), getSetting("members.gravatar")]);
  return (
    <Card className="grid gap-6">
      <div className="flex flex-wrap items-center gap-4">
        <MemberAvatar member={actor} size="large" />
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="text-lg font-semibold">{t("title")}</h2>
          <p className="text-sm wrap-anywhere text-faint">{avatar ? t(avatar.source, { address: avatar.address ?? "" }) : t("pattern")}</p>
        </div>
      </div>
      <p className="text-sm text-faint">{t("lead")}</p>
      <ActForm action={uploadAvatarAction} className="grid gap-3">
        <Field id="picture" label={t("file")} hint={t("fileHint")}>
          <input
            id="picture"
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp,image/gif"
            aria-describedby="picture-hint"
            className={`${control} file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-accent-soft file:px-3 file:py-1 file:text-sm file:font-semibold file:text-accent-strong`}
          />
        </Field>
        <div>
          <Button>{t("upload")}</Button>
        </div>
      </ActForm>
      <PictureAddressForm texts={catalogues[await getLocale()].profile.picture} problems={await formProblems()} address={avatar?.address ?? ""} />
      {(gravatar || avatar) && (
        <div className="flex flex-wrap gap-3">
          {gravatar && (
            <ActForm action={fetchGravatarAction}>
              <Button look="secondary">{t("gravatar")}</Button>
            </ActForm>
          )}
          {avatar && (
            <ActForm action={removeAvatarAction}>
              <Button look="danger">{t("remove")}</Button>
            </ActForm>
          )}
        </div>
      )}
    </Card>
  );
}
