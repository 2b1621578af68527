import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { activateMember, joinSite, sendNewLink } from "@/lib/members/joining/commands";
import { findWaitingRequest, getActivation } from "@/lib/members/joining/queries";
import { rememberFormer } from "@/lib/members/leaving/memory";
import { signIn } from "@/lib/members/signing-in/commands";
import { changeSetting } from "@/lib/settings/commands";
import { createActivation } from "@/lib/testing/joining";
import { createMember } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const device = { address: "192.0.2.1", userAgent: "a browser" };
const password = "a few good words";
const joining = (name: string) => ({ name, email: `${name}@home.example`, password, passwordAgain: password, key: crypto.randomUUID() });

async function tokenFor(email: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1);
  return new URL(mail?.links[0] ?? "").searchParams.get("token") ?? "";
}

test("joining mails a link, and the link makes the account, once", async () => {
  await joinSite(joining("zoe"), "fr");
  expect((await mailsTo("zoe@home.example")).map((mail) => mail.subject)).toEqual(["Activez votre compte sur Causerie"]);
  expect(await db.member.count({ where: { nameKey: "zoe" } })).toBe(0);
  const token = await tokenFor("zoe@home.example");
  expect(await getActivation(token)).toEqual({ name: "zoe", free: true });
  expect(await db.member.count({ where: { nameKey: "zoe" } })).toBe(0);
  await activateMember(token);
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "tokenUsed" });
  expect(await signIn({ name: "Zoe", password }, false, device)).toMatchObject({ name: "zoe", locale: "fr" });
});

test("the database knows neither the link's secret nor, once the account is there, a second copy of the password", async () => {
  await joinSite(joining("noor"), "en");
  const token = await tokenFor("noor@home.example");
  expect(await db.token.count({ where: { tokenHash: token } })).toBe(0);
  await activateMember(token);
  expect(await db.joinRequest.findFirst({ where: { nameKey: "noor" } })).toMatchObject({ passwordHash: "" });
});

test("of many activations at once, one succeeds", async () => {
  await joinSite(joining("yann"), "en");
  const token = await tokenFor("yann@home.example");
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => activateMember(token)));
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
  expect(attempts.filter((attempt) => attempt.status === "rejected" && attempt.reason.sentence === "tokenUsed")).toHaveLength(19);
});

test("of two links to one address that are followed at once, one makes an account", async () => {
  const tokens: string[] = [];
  for (const name of ["quentin", "quincy"]) {
    await joinSite({ ...joining(name), email: "q@home.example" }, "en");
    tokens.push(await tokenFor("q@home.example"));
  }
  const attempts = await Promise.allSettled(tokens.map((token) => activateMember(token)));
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.member.count({ where: { emailKey: "q@home.example" } })).toBe(1);
});

test("sending the joining form twice asks once, also after the account is there", async () => {
  const form = joining("xenia");
  await Promise.all([joinSite(form, "en"), joinSite(form, "en")]);
  await joinSite(form, "en");
  expect(await mailsTo("xenia@home.example")).toHaveLength(1);
  await activateMember(await tokenFor("xenia@home.example"));
  await joinSite(form, "en");
  expect(await mailsTo("xenia@home.example")).toHaveLength(1);
});

test("the same form with a corrected address corrects the request, and the first link dies", async () => {
  const form = joining("klaus");
  await joinSite({ ...form, email: "klaus@hoem.example" }, "en");
  const first = await tokenFor("klaus@hoem.example");
  await joinSite(form, "en");
  await expect(activateMember(first)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await activateMember(await tokenFor("klaus@home.example"));
});

test("the same form with another name and password corrects both, without another mail", async () => {
  const form = joining("petre");
  await joinSite(form, "en");
  await joinSite({ ...form, name: "petra", password: "other good words" }, "en");
  expect(await mailsTo(form.email)).toHaveLength(1);
  expect(await activateMember(await tokenFor(form.email))).toEqual({ name: "petra", waits: false });
  expect(await signIn({ name: "petra", password: "other good words" }, false, device)).toMatchObject({ name: "petra" });
});

test("whoever reads the mails gets the account, under the name and password of their own form", async () => {
  await joinSite({ ...joining("mallory"), email: "jorge@home.example", password: "chosen by mallory" }, "en");
  const first = await tokenFor("jorge@home.example");
  await joinSite({ ...joining("jorge"), email: "jorge@home.example" }, "en");
  await activateMember(await tokenFor("jorge@home.example"));
  await expect(activateMember(first)).rejects.toMatchObject({ sentence: "tokenUsed" });
  expect(await signIn({ name: "jorge", password }, false, device)).toMatchObject({ name: "jorge" });
  await expect(signIn({ name: "jorge@home.example", password: "chosen by mallory" }, false, device)).rejects.toMatchObject({ sentence: "notActivated" });
});

test("an address that has an account is told so by mail, and a request is kept all the same", async () => {
  const { email } = await createMember("irma", { email: "irma@home.example" });
  await joinSite({ ...joining("irmgard"), email: "IRMA@home.example" }, "en");
  expect((await mailsTo(email)).map((mail) => mail.kind)).toEqual(["member-already-joined"]);
  expect(await db.member.count({ where: { emailKey: email } })).toBe(1);
  expect(await findWaitingRequest("irmgard")).not.toBeNull();
});

test("a name that was asked for is not taken, whether the address has an account or not", async () => {
  await createMember("here", { email: "here@home.example" });
  await joinSite({ ...joining("ghost"), email: "here@home.example" }, "en");
  await joinSite({ ...joining("spirit"), email: "nobody@home.example" }, "en");
  for (const name of ["ghost", "spirit"]) {
    await joinSite({ ...joining(name), email: `${name}.too@home.example` }, "en");
    expect(await activateMember(await tokenFor(`${name}.too@home.example`))).toEqual({ name, waits: false });
  }
});

test("who signs in with what they asked for is answered alike, whether the address has an account or not", async () => {
  await createMember("ines", { email: "ines@home.example" });
  for (const email of ["ines@home.example", "unknown@home.example"]) {
    await joinSite({ ...joining("waiting"), email }, "en");
    for (const name of [email, "waiting"]) {
      await expect(signIn({ name, password }, false, device)).rejects.toMatchObject({ sentence: "notActivated" });
      await expect(signIn({ name, password: "not the words" }, false, device)).rejects.toMatchObject({ sentence: "signInWrong" });
    }
  }
});

test("a known and an unknown address take the same number of statements", async () => {
  await createMember("known", { email: "known@home.example" });
  const asked = vi.spyOn(Client.prototype, "query");
  const count = async (email: string) => {
    asked.mockClear();
    await joinSite({ ...joining("counted"), email }, "en");
    return asked.mock.calls.filter((call) => !JSON.stringify(call[0]).includes("Setting")).length;
  };
  const [known, unknown] = [await count("known@home.example"), await count("stranger@home.example")];
  asked.mockRestore();
  expect(known).toBeGreaterThan(5);
  expect(known).toBe(unknown);
});

test("a name that was taken meanwhile, or became too close, is chosen anew on the same link", async () => {
  await joinSite(joining("luca"), "en");
  const token = await tokenFor("luca@home.example");
  await createMember("Iuca");
  expect(await getActivation(token)).toEqual({ name: "luca", free: false });
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "nameTooClose", field: "name" });
  await createMember("lucas");
  await expect(activateMember(token, "Lucas")).rejects.toMatchObject({ sentence: "nameTaken", field: "name" });
  expect(await activateMember(token, "luca the second")).toEqual({ name: "luca the second", waits: false });
  expect(await signIn({ name: "luca@home.example", password }, false, device)).toMatchObject({ name: "luca the second" });
});

test("of two people who activate names that look alike at once, one chooses again", async () => {
  const tokens: string[] = [];
  for (const [name, email] of [
    ["rnona", "one@home.example"],
    ["mona", "two@home.example"],
  ] as const) {
    await joinSite({ ...joining(name), email }, "en");
    tokens.push(await tokenFor(email));
  }
  const attempts = await Promise.allSettled(tokens.map((token) => activateMember(token)));
  const refused = attempts.findIndex(({ status }) => status === "rejected");
  expect(attempts[refused]).toMatchObject({ reason: { sentence: "nameTooClose" } });
  await activateMember(tokens[refused] as string, "ramona");
});

test("an expired link is refused, and a new one can be asked for", async () => {
  await joinSite(joining("walter"), "en");
  const token = await tokenFor("walter@home.example");
  await db.token.updateMany({ where: { joinRequest: { name: "walter" } }, data: { expiresAt: new Date(0) } });
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "tokenExpired" });
  expect(await getActivation(token)).toEqual({ refused: "tokenExpired" });
  const request = await db.joinRequest.findFirstOrThrow({ where: { name: "walter" } });
  await sendNewLink(request.id);
  await activateMember(await tokenFor("walter@home.example"));
  await sendNewLink(request.id);
  expect(await mailsTo("walter@home.example")).toHaveLength(2);
});

test("a link that we did not make is refused", async () => {
  await expect(activateMember("nonsense")).rejects.toMatchObject({ sentence: "tokenUnknown" });
  expect(await getActivation("nonsense")).toEqual({ refused: "tokenUnknown" });
});

test("nobody joins while the door is closed", async () => {
  const ada = await createMember("ada", { role: "ADMINISTRATOR" });
  await changeSetting(ada.actor, "members.joiningOpen", undefined);
  await expect(joinSite(joining("late"), "en")).rejects.toMatchObject({ sentence: "joiningClosed" });
  await changeSetting(ada.actor, "members.joiningOpen", "on");
});

test("what follows a plus, and the dots of one provider, make no second account, unless a setting says so", async () => {
  const owner = await createMember("fold", { email: "f.o.ld@gmail.com" });
  await joinSite({ ...joining("folded"), email: "fold+spam@googlemail.com" }, "en");
  expect((await mailsTo(owner.email)).map(({ kind }) => kind)).toEqual(["member-already-joined"]);
  expect(await mailsTo("fold+spam@googlemail.com")).toEqual([]);
  const ada = await createMember("adele", { role: "ADMINISTRATOR" });
  await changeSetting(ada.actor, "members.foldAddresses", undefined);
  await joinSite({ ...joining("unfolded"), email: "fold+ham@gmail.com" }, "en");
  expect((await mailsTo("fold+ham@gmail.com")).map(({ kind }) => kind)).toEqual(["member-joined"]);
  await changeSetting(ada.actor, "members.foldAddresses", "on");
});

test("two spellings of one mailbox make one account, also where both links are followed at once", async () => {
  for (let round = 1; round <= 5; round++) {
    const links: string[] = [];
    for (const email of [`race.${round}@home.example`, `race.${round}+1@home.example`]) links.push(await createActivation({ email }));
    const outcomes = await Promise.allSettled(links.map((link) => activateMember(link)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { sentence: "alreadyJoined" } });
  }
});

test("one domain is one, in letters or as it travels", async () => {
  await createMember("bücher", { email: "idn@bücher.example" });
  await joinSite({ ...joining("punycode"), email: "idn@xn--bcher-kva.example" }, "en");
  expect((await mailsTo("idn@bücher.example")).map(({ kind }) => kind)).toEqual(["member-already-joined"]);
});

test("dots count elsewhere", async () => {
  await createMember("dots", { email: "jean.dupont@home.example" });
  await joinSite({ ...joining("other dots"), email: "jeandupont@home.example" }, "en");
  expect((await mailsTo("jeandupont@home.example")).map(({ kind }) => kind)).toEqual(["member-joined"]);
});

test("the name of somebody who left is free for their own address, under which their sanctions come back", async () => {
  const left = await rememberFormer(db, { names: ["Tilde"], addresses: ["tilde@home.example"], leftAt: new Date(), forgetAt: new Date(Date.now() + 1e9) });
  await db.sanction.create({ data: { kind: "BAN", reason: "Spam", formerAccountId: left.id } });
  await joinSite({ ...joining("tilde"), email: "other@home.example" }, "en");
  const other = await tokenFor("other@home.example");
  expect(await getActivation(other)).toEqual({ name: "tilde", free: false });
  await expect(activateMember(other)).rejects.toMatchObject({ sentence: "nameTaken", field: "name" });
  await joinSite(joining("tilde"), "en");
  await activateMember(await tokenFor("tilde@home.example"));
  expect(await db.sanction.findFirst({ where: { reason: "Spam" } })).toMatchObject({ formerAccountId: null });
  expect(await db.sanction.count({ where: { member: { name: "tilde" } } })).toBe(1);
});
