export async function submitForm(page: string, fields: Record<string, string>): Promise<{ status: number; location: string | null; text: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...(await hiddenFields(page)), ...fields })) body.append(name, value);
  const answer = await fetch(page, { method: "POST", body, redirect: "manual", headers: { origin: new URL(page).origin, "accept-language": "en" } });
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
}

const known = new Map<string, Promise<Record<string, string>>>();

/** Those of a page stay the same while the site runs; what has to be new each time is given with the fields. */
function hiddenFields(page: string): Promise<Record<string, string>> {
  const fields = known.get(page) ?? readHiddenFields(page);
  known.set(page, fields);
  return fields;
}

async function readHiddenFields(page: string): Promise<Record<string, string>> {
  const html = await (await fetch(page)).text();
  const form = /<main[\s\S]*?<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const inputs = form.slice(form.indexOf("<form")).matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, plain(value)]));
}

function plain(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
