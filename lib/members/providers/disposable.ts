import { domainsOf } from "@/lib/members/providers/domain";

type Lists = { exact: Set<string>; beneath: Set<string> };

let lists: Promise<Lists> | undefined;

export async function isDisposable(host: string): Promise<boolean> {
  lists ??= loadLists();
  const { exact, beneath } = await lists;
  return domainsOf(host).some((domain) => exact.has(domain) || (domain !== host && beneath.has(domain)));
}

async function loadLists(): Promise<Lists> {
  const [exact, beneath] = await Promise.all([import("disposable-email-domains/index.json"), import("disposable-email-domains/wildcard.json")]);
  return { exact: new Set(exact.default), beneath: new Set(beneath.default) };
}
