import { expect, test } from "vitest";
import { limits } from "@/lib/auth/limits";
import { previewFor } from "@/lib/messages/previewing/commands";
import { previewSchema } from "@/lib/messages/previewing/schema";
import { longestBody } from "@/lib/messages/schema";

test("a preview is shown of what may be sent, and refused beside the field for more", async () => {
  expect(await previewFor(1, "*Four*")).toBe("<p><em>Four</em></p>\n");
  const tooLong = { sentence: "tooLong", field: "body", values: { max: longestBody } };
  await expect(previewFor(1, "a".repeat(longestBody + 1))).rejects.toMatchObject(tooLong);
  expect(previewSchema.safeParse({ body: "a".repeat(longestBody + 1) }).success).toBe(false);
});

test("previews of one member have a limit", async () => {
  for (let round = 0; round < limits.previews.times; round++) await previewFor(2, "a");
  await expect(previewFor(2, "a")).rejects.toMatchObject({ code: "too_many" });
});
