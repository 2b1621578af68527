import { createJoinRequest } from "@/lib/testing/members";
import { submitForm } from "@/scripts/bench/forms";
import { expect, test } from "./fixtures";

const password = "seven green umbrellas";

/** Without what differs between any two answers: nonces, keys, what was typed. */
function faceless({ status, location, text }: { status: number; location: string | null; text: string }, typed: string[]) {
  const hidden = typed.reduce((rest, word) => rest.replaceAll(word, "…"), text);
  const words = hidden.replace(/<script[\s\S]*?<\/script>/g, "").replace(/[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
  return { status, location, words };
}

test("no form tells who has an account: not by its status, not by its page, not by where it leads", async ({ given, baseURL }) => {
  const member = await given.member("tilda");
  const other = await given.member("ulf");
  const waiting = await createJoinRequest({ name: given.uniqueName("viola"), email: `${given.uniqueName("viola")}@home.example` });
  const nobody = given.uniqueName("nobody");
  const nowhere = `${nobody}@home.example`;
  const join = (email: string) => ({ name: given.uniqueName("wim"), email, password, passwordAgain: password, key: crypto.randomUUID() });
  const contact = (email: string) => ({ name: "Vera", email, subject: "Your bicycle", body: "Is it still for sale?", key: crypto.randomUUID() });
  const forms: [string, (typed: string) => Record<string, string>, string[]][] = [
    ["/sign-in", (name) => ({ name, password: "a wrong password" }), [member.name, member.email, waiting.name, waiting.email, nobody, nowhere]],
    ["/forgot-password", (name) => ({ name }), [member.name, member.email, waiting.email, nobody, nowhere]],
    ["/join", join, [member.email, waiting.email, nowhere]],
    ["/activate", (email) => ({ email }), [member.email, waiting.email, nowhere]],
    [`/members/${other.name}/contact`, contact, [member.email, waiting.email, nowhere]],
  ];
  for (const [page, fields, guesses] of forms) {
    const answers = await Promise.all(guesses.map(async (guess) => faceless(await submitForm(baseURL + page, fields(guess)), [guess])));
    expect(answers[0]?.status, page).toBe(page === "/sign-in" ? 200 : 303);
    for (const answer of answers) expect(answer, page).toEqual(answers[0]);
  }
});
