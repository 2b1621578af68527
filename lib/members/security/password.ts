import "server-only";
import { requireStrongPassword } from "@/lib/auth/password-strength";
import { nameKey } from "@/lib/members/name";
import { Refusal } from "@/lib/refusal";

export async function requireGoodPassword(password: string, { name, email }: { name: string; email: string }): Promise<void> {
  if (nameKey(password) === nameKey(name)) throw new Refusal("invalid", "passwordIsName", { field: "password" });
  await requireStrongPassword(password, [name, email]);
}
