import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { createChannel } from "@/lib/testing/tribune";
import { answerDiscovery } from "@/lib/tribune/feed/discovery";
import { version } from "@/package.json";

const request = new Request("http://localhost:3000/tribune/discovery.config");

test("the default board describes itself, to the byte", async () => {
  const answer = await answerDiscovery(null, request, "");
  expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  expect(await answer.text()).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<site baseurl="http://localhost:3000" name="Causerie" title="Causerie" version="${version}">` +
      '<board name="board" title="Tribune"><backend path="/tribune/remote/xml/" public="true" refresh="10" tags_encoded="false"></backend>' +
      '<post anonymous="true" max_length="500" method="post" path="/tribune/post/xml/"><field name="content">$m</field></post></board></site>',
  );
});

test("so does a channel, with its own title and paths", async () => {
  await createChannel("foo", "Foo & chan");
  expect(await (await answerDiscovery(null, request, "foo")).text()).toContain(
    `name="Causerie - Foo &amp; chan" title="Causerie - Foo &amp; chan" version="${version}"><board name="board" title="Tribune /foo/"><backend path="/tribune/foo/remote/xml/" public="true" refresh="10"`,
  );
  await expect(answerDiscovery(null, request, "nowhere")).rejects.toMatchObject({ code: "not_found" });
});

test("what the settings say is what clients are told", async () => {
  const chosen = { "tribune.locked": true, "tribune.maximumLength": 300, "tribune.refreshMilliseconds": 2500, "site.name": 'The "Mussel"' };
  await db.setting.createMany({ data: Object.entries(chosen).map(([key, value]) => ({ key, value })) });
  forgetSettings();
  const text = await (await answerDiscovery((await createMember()).actor, request, "")).text();
  for (const told of ['name="The &quot;Mussel&quot;"', 'public="false" refresh="3"', 'anonymous="false" max_length="300"']) expect(text).toContain(told);
});
