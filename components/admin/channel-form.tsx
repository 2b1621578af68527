"use client";

import { CheckField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { changeChannelAction, makeChannelAction } from "@/lib/tribune/channels/actions";
import type { StaffChannel } from "@/lib/tribune/channels/queries";

const changedChannelRules = async () => (await import("@/lib/tribune/channels/schema")).changedChannelSchema;
const newChannelRules = async () => (await import("@/lib/tribune/channels/schema")).newChannelSchema;

type Properties = { texts: Catalogue["channels"]["form"]; problems: Problems; channel?: StaffChannel };

export function ChannelForm({ texts, problems, channel }: Properties) {
  const { title = "", description = "", locked = false, anonymousMayPost = true, slowSeconds = 0, keepDays = null } = channel ?? {};
  const values = { slug: "", title, description, locked, anonymousMayPost, slowSeconds: String(slowSeconds), keepDays: String(keepDays ?? 0) };
  return (
    <Form action={channel ? changeChannelAction : makeChannelAction} schema={channel ? changedChannelRules : newChannelRules} problems={problems} values={values} hidden={channel ? { id: String(channel.id) } : {}} className="grid max-w-prose gap-4">
      {!channel && <TextField name="slug" label={texts.slug} hint={texts.slugHint} required maxLength={75} autoComplete="off" />}
      <TextField name="title" label={texts.title} required maxLength={55} autoComplete="off" />
      <TextField name="description" label={texts.description} maxLength={300} autoComplete="off" />
      <CheckField name="locked" label={texts.locked} hint={texts.lockedHint} />
      <CheckField name="anonymousMayPost" label={texts.anonymousMayPost} />
      <TextField name="slowSeconds" label={texts.slowSeconds} hint={texts.slowHint} inputMode="numeric" required />
      <TextField name="keepDays" label={texts.keepDays} hint={texts.keepHint} inputMode="numeric" required />
      <SubmitButton className="justify-self-start">{channel ? texts.save : texts.make}</SubmitButton>
    </Form>
  );
}
