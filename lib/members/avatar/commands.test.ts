import sharp from "sharp";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { fetchAvatar, fetchGravatar, removeAvatar, uploadAvatar } from "@/lib/members/avatar/commands";
import { avatarPath, patternVersion } from "@/lib/members/avatar/path";
import { drawPattern } from "@/lib/members/avatar/pattern";
import { getOwnAvatar, getPicture } from "@/lib/members/avatar/queries";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";

const drawn = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: "#0b6268" } });
const png = await drawn().png().toBuffer();

test("a picture of any usual kind becomes a square of our own making", async () => {
  const { actor, name } = await createMember();
  for (const given of [png, await drawn().jpeg().toBuffer(), await drawn(3000, 10).webp().toBuffer(), await drawn().gif().toBuffer()]) {
    await uploadAvatar(actor, given);
    const picture = await getPicture(null, name);
    const { format, width, height } = await sharp(picture?.kind === "picture" ? picture.image : undefined).metadata();
    expect({ format, width, height }).toEqual({ format: "webp", width: 256, height: 256 });
  }
});

test("what a camera noted is gone, and the picture stands upright", async () => {
  const { actor, name } = await createMember();
  const left = await sharp({ create: { width: 20, height: 10, channels: 3, background: "white" } })
    .composite([{ input: { create: { width: 10, height: 10, channels: 3, background: "black" } }, left: 0, top: 0 }])
    .withExif({ IFD0: { Artist: "Alice" }, IFD3: { GPSLatitude: "48/1 51/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toBuffer();
  await uploadAvatar(actor, left);
  const picture = await getPicture(null, name);
  const image = sharp(picture?.kind === "picture" ? picture.image : undefined);
  expect(await image.metadata()).not.toMatchObject({ exif: expect.anything() });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const brightness = (x: number, y: number) => data[(y * info.width + x) * info.channels] as number;
  expect(brightness(128, 20)).toBeLessThan(60);
  expect(brightness(128, 236)).toBeGreaterThan(200);
});

test.each([
  ["text", Buffer.from("not a picture, whatever its name says"), "pictureUnreadable"],
  ["nothing", Buffer.alloc(0), "pictureMissing"],
  ["an SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'), "pictureUnreadable"],
  ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj"), "pictureUnreadable"],
  ["half a picture", png.subarray(0, 60), "pictureUnreadable"],
  ["a header alone", png.subarray(0, 33), "pictureUnreadable"],
  ["a TIFF", await drawn().tiff().toBuffer(), "pictureUnreadable"],
  ["more than 5 MB", Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), "pictureTooLarge"],
])("%s is refused with a sentence", async (_title, given, sentence) => {
  const { actor } = await createMember();
  await expect(uploadAvatar(actor, given)).rejects.toMatchObject({ code: "invalid", sentence });
  expect(await getOwnAvatar(actor)).toBeNull();
});

test("pictures that move are refused", async () => {
  const { actor } = await createMember();
  const frames = sharp(Buffer.concat([Buffer.alloc(300, 0), Buffer.alloc(300, 255)]), { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } });
  for (const moving of [await frames.clone().gif().toBuffer(), await frames.clone().webp().toBuffer()]) await expect(uploadAvatar(actor, moving)).rejects.toMatchObject({ sentence: "pictureMoves" });
});

test("a few bytes that stand for very many points are refused with the limit, before they are unpacked", async () => {
  const { actor } = await createMember();
  const bomb = await drawn(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(uploadAvatar(actor, bomb)).rejects.toMatchObject({ sentence: "picturePoints", values: { most: 40 } });
});

test("a new picture has a new address, and the same picture the same", async () => {
  const alice = await createMember();
  const version = async () => (await db.member.findUniqueOrThrow({ where: { id: alice.id } })).avatarVersion;
  expect(avatarPath(alice.name, await version())).toContain(patternVersion);
  await uploadAvatar(alice.actor, png);
  const first = await version();
  await uploadAvatar(alice.actor, png);
  expect(await version()).toBe(first);
  await uploadAvatar(
    alice.actor,
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .png()
      .toBuffer(),
  );
  expect(await version()).not.toBe(first);
});

test("without a picture a pattern is drawn, everybody's own, without scripts or styles", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  expect(await getPicture(null, alice.name)).toEqual({ kind: "pattern", version: patternVersion, memberId: alice.id });
  expect(drawPattern(alice.id)).toBe(drawPattern(alice.id));
  expect(drawPattern(alice.id)).not.toBe(drawPattern(bob.id));
  expect(drawPattern(alice.id)).toMatch(/^<svg (?!.*(?:style|script|href))/);
});

test("a picture that is removed leaves the pattern, and nobody removes another's", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (const { actor } of [alice, bob]) await uploadAvatar(actor, png);
  await removeAvatar(alice.actor);
  expect((await getPicture(null, alice.name))?.kind).toBe("pattern");
  expect((await getPicture(null, bob.name))?.kind).toBe("picture");
});

test("a picture is fetched from an address and kept with where it came from", async () => {
  const { actor } = await createMember();
  await fetchAvatar(actor, "https://pictures.example/me.png", async () => png);
  expect(await getOwnAvatar(actor)).toEqual({ source: "ADDRESS", address: "https://pictures.example/me.png" });
  await expect(fetchAvatar(actor, "https://pictures.example/page.html", async () => Buffer.from("<html>"))).rejects.toMatchObject({ sentence: "pictureUnreadable" });
});

test("an address within a private network is refused beside its field", async () => {
  const { actor } = await createMember();
  for (const address of ["http://127.0.0.1/me.png", "http://[::1]/me.png", "http://localhost/me.png", "http://169.254.169.254/me.png"]) {
    await expect(fetchAvatar(actor, address)).rejects.toMatchObject({ sentence: "pictureUnreachable", field: "address" });
  }
});

test("Gravatar is asked only where the site allows it, and by a hash of the address", async () => {
  const { actor, email } = await createMember();
  const asked: string[] = [];
  const answer = async (address: string) => {
    asked.push(address);
    return png;
  };
  await expect(fetchGravatar(actor, answer)).rejects.toMatchObject({ sentence: "gravatarOff" });
  await db.setting.create({ data: { key: "members.gravatar", value: true } });
  forgetSettings();
  await fetchGravatar(actor, answer);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^https:\/\/gravatar\.com\/avatar\/[0-9a-f]{64}\?s=256&d=404$/);
  expect(asked[0]).not.toContain(email);
  expect(await getOwnAvatar(actor)).toEqual({ source: "GRAVATAR", address: null });
  await expect(fetchGravatar(actor, async () => null)).rejects.toMatchObject({ sentence: "gravatarNone" });
});

test("who has left has no picture", async () => {
  const { actor, name, id } = await createMember();
  await uploadAvatar(actor, png);
  await db.member.update({ where: { id }, data: { leftAt: new Date() } });
  expect(await getPicture(null, name)).toBeNull();
});
