import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { removeProviderRule, setProviderRule } from "@/lib/members/providers/commands";
import { domainsOf, hostOf, readRule, rulesCovering } from "@/lib/members/providers/domain";
import { judgeProvider } from "@/lib/members/providers/policy";
import { countProviderRules, listProviderRules, requireAllowedProvider, rulesPerPage } from "@/lib/members/providers/queries";
import { changeSetting } from "@/lib/settings/commands";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember, type TestMember } from "@/lib/testing/members";

let ada: TestMember;

beforeEach(async () => {
  await db.setting.deleteMany();
  await db.emailProviderRule.deleteMany();
  await db.member.deleteMany();
  forgetSettings();
  ada = await createMember("ada", { role: "ADMINISTRATOR" });
});

const block = (domain: string) => setProviderRule(ada.actor, { domain, verdict: "BLOCK" });
const allow = (domain: string) => setProviderRule(ada.actor, { domain, verdict: "ALLOW" });

async function isAllowed(host: string): Promise<boolean> {
  return requireAllowedProvider(`somebody@${host}`).then(
    () => true,
    (reason) => {
      expect(reason).toMatchObject({ sentence: "providerRefused", field: "email" });
      return false;
    },
  );
}

test("a rule covers its domain and what lies beneath it, and nothing that merely looks like it", async () => {
  await block("mail.com");
  expect(await isAllowed("mail.com")).toBe(false);
  expect(await isAllowed("Sub.MAIL.com")).toBe(false);
  for (const host of ["mail.com.br", "email.com", "mail.community", "nomail.com", "com"]) expect(await isAllowed(host), host).toBe(true);
});

test("a beginning that ends in a dot covers the domain under every ending, and no sub-domain of somebody else", async () => {
  await block("10minutes.");
  for (const host of ["10minutes.example", "10minutes.co.uk", "deep.10minutes.fr"]) expect(await isAllowed(host), host).toBe(false);
  for (const host of ["10minutes.home.example", "my10minutes.fr", "10minutes-more.fr"]) expect(await isAllowed(host), host).toBe(true);
});

test("a permission overrides a refusal", async () => {
  await block("home.example");
  await allow("family.home.example");
  expect(await isAllowed("home.example")).toBe(false);
  expect(await isAllowed("family.home.example")).toBe(true);
});

test("the list that comes with the site refuses throw-away addresses, sub-domains too, unless the staff says otherwise", async () => {
  expect(await isAllowed("yopmail.com")).toBe(false);
  expect(await isAllowed("deep.mailinator.com")).toBe(false);
  expect(await isAllowed("gmail.com")).toBe(true);
  await allow("yopmail.com");
  expect(await isAllowed("yopmail.com")).toBe(true);
  await changeSetting(ada.actor, "members.refuseDisposable", undefined);
  expect(await isAllowed("deep.mailinator.com")).toBe(true);
});

test("the last word on a domain counts, the audit keeps them all, and a rule can go", async () => {
  await block("Home.Example");
  await allow("@home.example");
  const [rule, ...rest] = await listProviderRules(ada.actor, {});
  expect(rule).toMatchObject({ domain: "home.example", verdict: "ALLOW", creator: { name: "ada" } });
  expect(rest).toEqual([]);
  await removeProviderRule(ada.actor, rule?.id as number);
  await expect(removeProviderRule(ada.actor, rule?.id as number)).rejects.toMatchObject({ code: "not_found" });
  expect(await countProviderRules(ada.actor)).toBe(0);
  expect((await db.auditEntry.findMany({ where: { subject: "home.example", actorId: ada.id }, orderBy: { id: "asc" }, take: 5 })).map(({ act }) => act)).toEqual(["providers.block", "providers.allow", "providers.remove"]);
});

test.each(["", "com", "co.uk", "two words.fr", "a..b.fr", "http://home.example", "x@home.example", "10minutes.mail.", "-", "_.fr"])("%j is no rule", async (domain) => {
  await expect(block(domain)).rejects.toMatchObject({ sentence: "domainInvalid", field: "domain" });
});

test("rules come page by page, newest first, and are found by a part of the domain", async () => {
  const createdAt = new Date("2026-01-01T00:00:00Z");
  await db.emailProviderRule.createMany({ data: Array.from({ length: rulesPerPage + 1 }, (_, number) => ({ domain: `number${number}.example`, verdict: "BLOCK" as const, createdAt })) });
  const { shown: first, last } = pageOf(await listProviderRules(ada.actor, {}), rulesPerPage);
  const second = await listProviderRules(ada.actor, { after: last && { at: last.createdAt, id: last.id } });
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(rulesPerPage + 1);
  expect((await listProviderRules(ada.actor, { q: "Number40" })).map(({ domain }) => domain)).toEqual(["number40.example"]);
});

test("for moderators and members there are no rules", async () => {
  for (const role of ["MODERATOR", "MEMBER"] as const) {
    const { actor } = await createMember(`somebody ${role}`, { role });
    await expect(setProviderRule(actor, { domain: "home.example", verdict: "BLOCK" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeProviderRule(actor, 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(listProviderRules(actor, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(countProviderRules(actor)).rejects.toMatchObject({ code: "not_found" });
  }
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const registered = fc.tuple(label, fc.constantFrom("com", "fr", "co.uk", "example", "com.br")).map((parts) => parts.join("."));
const above = fc.array(label, { maxLength: 3 });

test("whatever lies beneath a domain is covered by its rule and by its beginning", () => {
  fc.assert(
    fc.property(above, registered, (labels, domain) => {
      const covering = rulesCovering([...labels, domain].join("."));
      expect(covering).toContain(domain);
      expect(covering).toContain(`${domain.split(".")[0]}.`);
      expect(covering.every((rule) => readRule(rule) === rule)).toBe(true);
    }),
  );
});

test("a rule covers only hosts that end in it at a dot", () => {
  fc.assert(
    fc.property(above, registered, registered, (labels, domain, other) => {
      const host = [...labels, domain].join(".");
      expect(domainsOf(host).includes(other)).toBe(host === other || host.endsWith(`.${other}`));
    }),
  );
});

test("an address goes where its last @ says, whatever its case", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(hostOf(email.toUpperCase())).toBe(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
    }),
  );
});

test("one permission is enough, and without rules the list decides", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("ALLOW" as const, "BLOCK" as const)), fc.boolean(), (verdicts, listed) => {
      const refused = !verdicts.includes("ALLOW") && (listed || verdicts.length > 0);
      expect(judgeProvider(verdicts, listed)).toBe(refused ? "BLOCK" : "ALLOW");
    }),
  );
});
