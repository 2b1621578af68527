import type { Role } from "@/lib/generated/prisma/enums";

export type Person = { name: string; locale: "en" | "fr"; role?: Role };

/** The first five sign in on the demo, all with `causerie-demo`. */
export const people: Person[] = [
  { name: "alice", locale: "en" },
  { name: "bob", locale: "en" },
  { name: "carol", locale: "fr" },
  { name: "mona", locale: "fr", role: "MODERATOR" },
  { name: "ada", locale: "en", role: "ADMINISTRATOR" },
  { name: "Éloïse", locale: "fr" },
  { name: "Matthieu", locale: "fr" },
  { name: "Priya", locale: "en" },
  { name: "Jean-Baptiste", locale: "fr" },
  { name: "Siobhán", locale: "en" },
  { name: "Yannick", locale: "fr" },
  { name: "Wen", locale: "en" },
  { name: "Capucine", locale: "fr" },
  { name: "Thabo", locale: "en" },
  { name: "Léon Marchand", locale: "fr" },
  { name: "Ingrid", locale: "en" },
  { name: "Zoé", locale: "fr" },
  { name: "Dimitri", locale: "fr" },
  { name: "Harriet", locale: "en" },
  { name: "Noor", locale: "en" },
  { name: "Gaëlle", locale: "fr" },
  { name: "Tomasz", locale: "en" },
  { name: "Amélie", locale: "fr" },
  { name: "Rosalind", locale: "en" },
  { name: "Bastien", locale: "fr" },
];
