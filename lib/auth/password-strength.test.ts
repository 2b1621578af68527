import { expect, test } from "vitest";
import { requireStrongPassword } from "@/lib/auth/password-strength";

test.each([
  ["password12", "passwordCommon"],
  ["azertyuiop", "passwordKeyboard"],
  ["aaaaaaaaaaaa", "passwordRepeats"],
  ["abcabcabcabc", "passwordRepeats"],
  ["abcdefghijkl", "passwordSequence"],
  ["causerie-demo", "passwordPersonal"],
  ["Nadia.Fortuné", "passwordPersonal"],
  ["nadia@home.example", "passwordPersonal"],
  ["21/11/1989", "passwordDate"],
  ["motdepasse1", "passwordGuessable"],
])("%s is soon guessed: %s", async (password, sentence) => {
  await expect(requireStrongPassword(password, ["Nadia Fortuné", "nadia@home.example"], "newPassword")).rejects.toMatchObject({ code: "invalid", sentence, field: "newPassword" });
});

test.each(["a few good words", "quelques mots bien choisis", "🦊 entre chien et loup", "x7#kQ9!mZ2", "été à la plage de Groix", "🦊🐻🐢🦉🐝🦋"])("%s is not", async (password) => {
  await expect(requireStrongPassword(password, ["Nadia"])).resolves.toBeUndefined();
});

test("the longest password that can be typed is judged as well", async () => {
  await expect(requireStrongPassword("ab1".repeat(66), [])).rejects.toMatchObject({ field: "password" });
  await expect(requireStrongPassword("un deux trois, nous irons au bois ".repeat(5), [])).resolves.toBeUndefined();
});
