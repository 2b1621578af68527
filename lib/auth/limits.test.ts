import { expect, test } from "vitest";
import { countedBy, limits } from "@/lib/auth/limits";

const network = "192.0.2.0";
const carol = { memberId: 7 };

test.each([limits.signInByNetwork, limits.join, limits.recovery, limits.activation, limits.contact])("who is signed in counts for their network too at $name", (limit) => {
  expect(countedBy(limit, { actor: carol, network })).toEqual(["member:7", network]);
  expect(countedBy(limit, { actor: null, network })).toEqual([network]);
});

test("members of one network do not share what they may write", () => {
  for (const limit of [limits.posts, limits.messages, limits.acts]) expect(countedBy(limit, { actor: carol, network })).toEqual(["member:7"]);
});
