import { expect, test } from "vitest";
import { signIn } from "@/lib/members/signing-in/commands";
import { createMember, testPassword } from "@/lib/testing/members";

const device = { address: "192.0.2.1", userAgent: "a browser" };

test("a wrong password, a wrong name and a wrong address are answered alike", async () => {
  await createMember("ulla");
  for (const [name, password] of [
    ["ulla", "wrong password"],
    ["nobody", testPassword],
    ["nobody@home.example", testPassword],
  ] as const)
    await expect(signIn({ name, password }, false, device)).rejects.toMatchObject({ sentence: "signInWrong" });
});

test("after ten wrong passwords a name has to wait, but not from another network, and others do not", async () => {
  await createMember("sven");
  await createMember("rita");
  for (let attempt = 0; attempt < 10; attempt++) await expect(signIn({ name: "sven", password: "wrong password" }, false, device)).rejects.toMatchObject({ sentence: "signInWrong" });
  await expect(signIn({ name: "sven", password: testPassword }, false, device)).rejects.toMatchObject({ code: "too_many" });
  await signIn({ name: "rita", password: testPassword }, false, device);
  await signIn({ name: "sven", password: testPassword }, false, { ...device, address: "198.51.100.7" });
});
