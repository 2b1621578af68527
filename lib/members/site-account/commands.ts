import "server-only";
import { db } from "@/lib/db";
import { siteAccountKey } from "@/lib/members/site-account/account";
import { getSetting } from "@/lib/settings/queries";

/** The account in whose name the site itself writes. Nobody is behind it, as behind that of a member who left. */
export async function openSiteAccount(): Promise<{ id: number; name: string }> {
  const name = await getSetting("site.name");
  const [account] = await db.$queryRaw<{ id: number; name: string }[]>`
    insert into "Member" (name, "nameKey", email, "emailKey", "passwordHash", "leftAt")
    values (${name}, ${siteAccountKey}, ${siteAccountKey}, ${siteAccountKey}, '', now())
    on conflict ("nameKey") do update set name = excluded.name
    returning id, name`;
  if (!account) throw new Error("The site has no account.");
  return account;
}
