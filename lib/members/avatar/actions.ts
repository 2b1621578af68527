"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { fetchAvatar, fetchGravatar, removeAvatar, uploadAvatar } from "@/lib/members/avatar/commands";
import { largestPicture } from "@/lib/members/avatar/picture";
import { addressSchema } from "@/lib/members/avatar/schema";
import { leaveNotice } from "@/lib/notice";
import { Refusal } from "@/lib/refusal";

const page = "/settings/profile";

export const uploadAvatarAction = memberAction(
  z.object({ picture: z.instanceof(File) }),
  async (actor, { picture }) => {
    if (picture.size > largestPicture) throw new Refusal("invalid", "pictureTooLarge");
    await uploadAvatar(actor, new Uint8Array(await picture.arrayBuffer()));
    await leaveNotice("avatarChanged");
    redirect(page);
  },
  limits.pictures,
);

export const fetchAvatarAction = memberAction(
  addressSchema,
  async (actor, { address }) => {
    await fetchAvatar(actor, address);
    await leaveNotice("avatarChanged");
    redirect(page);
  },
  limits.pictures,
);

export const fetchGravatarAction = memberAction(
  z.object({}),
  async (actor) => {
    await fetchGravatar(actor);
    await leaveNotice("avatarChanged");
    redirect(page);
  },
  limits.pictures,
);

export const removeAvatarAction = memberAction(z.object({}), async (actor) => {
  await removeAvatar(actor);
  await leaveNotice("avatarRemoved");
  redirect(page);
});
