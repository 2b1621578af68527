import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { signIn } from "@/lib/members/signing-in/commands";
import { createJoinRequest, createMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";
import { statementsOf } from "@/lib/testing/statements";

const visit = { address: "192.0.2.1", userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
const seen = { lastSeenAt: new Date("2026-01-01") };
const soon = () => new Date(Date.now() + 3_600_000);

test("a wrong password, a wrong name and a wrong address are answered alike", async () => {
  await createMember("ulla");
  for (const [name, password] of [
    ["ulla", "wrong password"],
    ["nobody", testPassword],
    ["nobody@home.example", testPassword],
  ] as const)
    await expect(signIn({ name, password }, false, visit)).rejects.toMatchObject({ code: "invalid", sentence: "signInWrong" });
});

test("who filled in the joining form reads what it waits for, once the password is right", async () => {
  const { name, email } = await createJoinRequest();
  for (const key of [name, email.toUpperCase()]) {
    await expect(signIn({ name: key, password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
    await expect(signIn({ name: key, password: testPassword }, false, visit)).rejects.toMatchObject({ code: "forbidden", sentence: "notActivated" });
  }
  await db.joinRequest.updateMany({ where: { name }, data: { provedAt: new Date() } });
  await expect(signIn({ name, password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "notYetAdmitted" });
  await db.joinRequest.updateMany({ where: { name }, data: { refusedAt: new Date() } });
  await expect(signIn({ name, password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
});

test("whatever is wrong, as much is looked up and as many passwords are compared", async () => {
  const { name } = await createMember();
  const request = await createJoinRequest();
  const seen: string[][] = [];
  for (const [index, key] of [name, request.name, "nobody", "nobody@home.example"].entries()) {
    const guess = () => expect(signIn({ name: key, password: "wrong password" }, false, { ...visit, address: `203.0.113.${index}` })).rejects.toMatchObject({ sentence: "signInWrong" });
    seen.push(await statementsOf(guess));
  }
  expect(new Set(seen.map((queries) => queries.length)).size).toBe(1);
  for (const queries of seen) for (const table of ["Member", "JoinRequest"]) expect(queries.filter((query) => query.includes(`FROM "public"."${table}"`))).toHaveLength(1);
});

test("a name opens the account whatever its case, and so does the address", async () => {
  const { email } = await createMember("Zoé");
  expect(await signIn({ name: "zoÉ", password: testPassword }, false, visit)).toMatchObject({ name: "Zoé" });
  expect(await signIn({ name: email.toUpperCase(), password: testPassword }, false, visit)).toMatchObject({ name: "Zoé" });
});

test("after ten wrong passwords a name has to wait, but not from another network, and others do not", async () => {
  await createMember("sven");
  await createMember("rita");
  for (let attempt = 0; attempt < 10; attempt++) await expect(signIn({ name: "sven", password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await expect(signIn({ name: "sven", password: testPassword }, false, visit)).rejects.toMatchObject({ code: "too_many" });
  await signIn({ name: "rita", password: testPassword }, false, visit);
  await signIn({ name: "sven", password: testPassword }, false, { ...visit, address: "198.51.100.7" });
});

test("that a name has to wait does not tell which address goes with it", async () => {
  const { email } = await createMember("signe");
  for (let attempt = 0; attempt < 10; attempt++) await expect(signIn({ name: "signe", password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await expect(signIn({ name: email, password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
});

test("a name that nobody has comes to wait like any other", async () => {
  for (let attempt = 0; attempt < 10; attempt++) await expect(signIn({ name: "nemo", password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await expect(signIn({ name: "nemo", password: "wrong password" }, false, visit)).rejects.toMatchObject({ code: "too_many" });
});

test("somebody who is banned reads why and until when, once the password is right", async () => {
  const { id } = await createMember("bart");
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "spam again", from: new Date(0), until: soon() } });
  await expect(signIn({ name: "bart", password: "wrong password" }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await expect(signIn({ name: "bart", password: testPassword }, false, visit)).rejects.toMatchObject({ code: "forbidden", sentence: "bannedUntil", values: { reason: "spam again", until: expect.any(Date) } });
  await db.sanction.updateMany({ where: { memberId: id }, data: { until: null } });
  await expect(signIn({ name: "bart", password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "banned", values: { reason: "spam again" } });
  expect(await db.session.count({ where: { memberId: id } })).toBe(0);
});

test("the reason is the ban's that holds, and no other sanction's note", async () => {
  const { id } = await createMember("lise");
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "the ban", from: new Date(0), until: soon() } });
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "a lifted ban", from: new Date(0), liftedAt: new Date() } });
  await db.sanction.create({ data: { kind: "READ_ONLY", memberId: id, reason: "a newer silence", from: new Date(0) } });
  await expect(signIn({ name: "lise", password: testPassword }, false, visit)).rejects.toMatchObject({ values: { reason: "the ban" } });
});

test("a ban that is over, or was lifted, lets in", async () => {
  const { id } = await createMember("otto");
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "over", from: new Date(0), until: new Date(1) } });
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "lifted", from: new Date(0), liftedAt: new Date() } });
  await db.sanction.create({ data: { kind: "READ_ONLY", memberId: id, reason: "silence", from: new Date(0) } });
  await signIn({ name: "otto", password: testPassword }, false, visit);
});

test("somebody who is about to leave can still come in, and who has left cannot", async () => {
  const { id } = await createMember("pia", { leavingAt: soon() });
  await signIn({ name: "pia", password: testPassword }, false, visit);
  await db.member.update({ where: { id }, data: { leftAt: new Date() } });
  await expect(signIn({ name: "pia", password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
});

test("the first sign-in of all mails nobody", async () => {
  const { email } = await createMember("anna");
  await signIn({ name: "anna", password: testPassword }, false, { ...visit, device: "laptop" });
  expect(await mailsTo(email)).toEqual([]);
});

test("a browser that was not seen before mails the owner: when, which browser, from where, and what to do", async () => {
  const { email } = await createMember("boris", { ...seen, locale: "fr" });
  await signIn({ name: "boris", password: testPassword }, false, { ...visit, device: "somebody else's" });
  const [mail] = await mailsTo(email);
  expect(mail).toMatchObject({ kind: "account-new-device", subject: "Nouvelle connexion à votre compte sur Causerie" });
  expect(mail?.text).toMatch(/Firefox · Linux, 192\.0\.2\.1/);
  expect(mail?.text).toContain(new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "Europe/Paris" }).format(new Date()));
  expect(mail?.links).toContain("http://localhost:3000/settings/security");
});

test("a browser that is known mails nobody, whatever its address, and each of several browsers is new once", async () => {
  const { email } = await createMember("clara", seen);
  for (const device of ["laptop", "phone", "laptop", "phone"]) await signIn({ name: "clara", password: testPassword }, true, { ...visit, address: `198.51.100.${device.length}`, device });
  expect(await mailsTo(email)).toHaveLength(2);
});

test("a browser that one member has used is new for another", async () => {
  const [dora, emil] = [await createMember("dora", seen), await createMember("emil", seen)];
  for (const name of ["dora", "emil"]) await signIn({ name, password: testPassword }, false, { ...visit, device: "the family's" });
  expect(await mailsTo(dora.email)).toHaveLength(1);
  expect(await mailsTo(emil.email)).toHaveLength(1);
});

test("a wrong password makes no browser known", async () => {
  const { email, id } = await createMember("fritz", seen);
  await expect(signIn({ name: "fritz", password: "wrong password" }, false, { ...visit, device: "thief" })).rejects.toMatchObject({ sentence: "signInWrong" });
  expect(await db.knownDevice.count({ where: { memberId: id } })).toBe(0);
  expect(await mailsTo(email)).toEqual([]);
});

const wrongly = (name: string, address: string) => signIn({ name, password: "wrong password" }, false, { ...visit, address }).catch((reason: { code: string }) => reason.code);

test("who guesses from many networks of one provider keeps nobody out", async () => {
  await createMember("priya");
  const told = new Set<string | object>();
  for (let attempt = 0; attempt < 60; attempt++) told.add(await wrongly("priya", `2001:db8:7:${attempt}::1`));
  expect(told).toEqual(new Set(["invalid", "too_many"]));
  await signIn({ name: "priya", password: testPassword }, false, { ...visit, address: "198.51.100.8" });
});

test("guesses from everywhere keep out neither a browser nor a network that once came in", async () => {
  await createMember("olga");
  const [laptop, home] = [
    { ...visit, device: "laptop" },
    { ...visit, address: "198.51.100.20" },
  ];
  await signIn({ name: "olga", password: testPassword }, false, laptop);
  await signIn({ name: "olga", password: testPassword }, false, home);
  for (let attempt = 0; attempt < 200; attempt++) await wrongly("olga", `203.0.113.${attempt}`);
  await expect(signIn({ name: "olga", password: testPassword }, false, { ...visit, address: "192.0.2.99" })).rejects.toMatchObject({ code: "too_many" });
  await signIn({ name: "olga", password: testPassword }, false, { ...laptop, address: "192.0.2.98" });
  await signIn({ name: "olga", password: testPassword }, false, { ...home, device: "telephone" });
});

test("guesses in the same network do not keep out a browser that is known", async () => {
  await createMember("karin");
  await signIn({ name: "karin", password: testPassword }, false, { ...visit, device: "tablet", address: "192.0.2.44" });
  for (let attempt = 0; attempt < 11; attempt++) await wrongly("karin", "192.0.2.44");
  expect(await wrongly("karin", "192.0.2.44")).toBe("too_many");
  await signIn({ name: "karin", password: testPassword }, false, { ...visit, device: "tablet", address: "192.0.2.44" });
});
