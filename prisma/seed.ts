import { hashPassword } from "@/lib/auth/password";
import { db } from "@/lib/db";
import { nameKey } from "@/lib/members/name";

if ((await db.member.count()) === 0) {
  const passwordHash = await hashPassword("causerie-demo");
  for (const name of ["alice", "bob", "carol", "mona", "ada"]) {
    await db.member.create({
      data: { name, nameKey: nameKey(name), email: `${name}@causerie.example`, emailKey: `${name}@causerie.example`, passwordHash, role: name === "ada" ? "ADMINISTRATOR" : name === "mona" ? "MODERATOR" : "MEMBER", activatedAt: new Date() },
    });
  }
}
process.exit(0);
