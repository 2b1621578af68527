import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { activateMember, joinSite, resendActivation } from "@/lib/members/joining/commands";
import { signIn } from "@/lib/members/signing-in/commands";
import { createMember } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const device = { address: "192.0.2.1", userAgent: "a browser" };
const joining = (name: string) => ({ name, email: `${name}@home.example`, password: "a few good words", passwordAgain: "a few good words", key: crypto.randomUUID() });

async function tokenFor(email: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1);
  return new URL(mail?.links[0] ?? "").searchParams.get("token") ?? "";
}

test("joining mails a link, and the link activates the account once", async () => {
  await joinSite(joining("zoe"), "fr");
  expect((await mailsTo("zoe@home.example")).map((mail) => mail.subject)).toEqual(["Activez votre compte sur Causerie"]);
  const token = await tokenFor("zoe@home.example");
  await activateMember(token);
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "tokenUsed" });
  expect(await signIn({ name: "Zoe", password: "a few good words" }, false, device)).toMatchObject({ name: "zoe" });
});

test("of many activations at once, one succeeds", async () => {
  await joinSite(joining("yann"), "en");
  const token = await tokenFor("yann@home.example");
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => activateMember(token)));
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
});

test("sending the joining form twice joins once", async () => {
  const form = joining("xenia");
  await Promise.all([joinSite(form, "en"), joinSite(form, "en")]);
  await joinSite(form, "en");
  expect(await mailsTo("xenia@home.example")).toHaveLength(1);
});

test("a name is taken whatever its case and width", async () => {
  await createMember("Ümit");
  await expect(joinSite({ ...joining("x"), name: "üMIT" }, "en")).rejects.toMatchObject({ sentence: "nameTaken", field: "name" });
});

test("an address that has an account is told so by mail, and the form does not tell anybody", async () => {
  await createMember("irma", { email: "irma@home.example" });
  await joinSite({ ...joining("irma-again"), email: "IRMA@home.example" }, "en");
  expect((await mailsTo("irma@home.example")).map((mail) => mail.kind)).toEqual(["member-already-joined"]);
  expect(await db.member.count({ where: { emailKey: "irma@home.example" } })).toBe(1);
});

test("whoever reads the mails gets the account, under the name and password of their own form", async () => {
  await joinSite({ ...joining("mallory"), email: "jorge@home.example", password: "chosen by mallory", passwordAgain: "chosen by mallory" }, "en");
  const first = await tokenFor("jorge@home.example");
  await joinSite({ ...joining("jorge"), email: "jorge@home.example" }, "en");
  await activateMember(await tokenFor("jorge@home.example"));
  await expect(activateMember(first)).rejects.toMatchObject({ sentence: "tokenUsed" });
  expect(await signIn({ name: "jorge", password: "a few good words" }, false, device)).toMatchObject({ name: "jorge" });
  await expect(signIn({ name: "mallory", password: "chosen by mallory" }, false, device)).rejects.toMatchObject({ sentence: "signInWrong" });
});

test("the same form with a corrected address corrects the account that waits", async () => {
  const form = joining("klaus");
  await joinSite({ ...form, email: "klaus@hoem.example" }, "en");
  await joinSite(form, "en");
  await activateMember(await tokenFor("klaus@home.example"));
  await expect(activateMember(await tokenFor("klaus@hoem.example"))).rejects.toMatchObject({ sentence: "tokenUnknown" });
});

test("an expired link is refused, and a new one can be asked for", async () => {
  await joinSite(joining("walter"), "en");
  const token = await tokenFor("walter@home.example");
  await db.token.updateMany({ where: { member: { name: "walter" } }, data: { expiresAt: new Date(0) } });
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "tokenExpired" });
  await resendActivation("Walter@home.example");
  await activateMember(await tokenFor("walter@home.example"));
});

test("a link that we did not make is refused", async () => {
  await expect(activateMember("nonsense")).rejects.toMatchObject({ sentence: "tokenUnknown" });
});

test("asking for a new link does nothing for strangers and for active accounts", async () => {
  const { email } = await createMember("vera");
  await resendActivation(email);
  await resendActivation("nobody@home.example");
  expect(await mailsTo(email)).toEqual([]);
  expect(await mailsTo("nobody@home.example")).toEqual([]);
});

test("an account that was not activated cannot sign in", async () => {
  await joinSite(joining("tom"), "en");
  await expect(signIn({ name: "tom", password: "a few good words" }, false, device)).rejects.toMatchObject({ sentence: "notActivated" });
});
