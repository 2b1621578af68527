import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { writePlaces } from "@/lib/testing/places";

const folder = mkdtempSync(path.join(tmpdir(), "causerie-places-"));
const paris = { city: "Paris", country_code: "FR" };
const vienna = { city: { names: { en: "Vienna", fr: "Vienne" } }, country: { iso_code: "AT" } };

/** The environment is read once, so that each installation is a new start. */
async function installedWith(files: { PLACES_V4?: string; PLACES_V6?: string }) {
  for (const [name, file] of Object.entries(files)) vi.stubEnv(name, file);
  return import("@/lib/auth/places");
}

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("a place is said in the reader's language, from a file of either make", async () => {
  const { placeOf } = await installedWith({ PLACES_V4: writePlaces(folder, 4, vienna), PLACES_V6: writePlaces(folder, 6, paris) });
  expect(await placeOf("9.9.9.9", "fr")).toBe("Vienne, Autriche");
  expect(await placeOf("9.9.9.9", "en")).toBe("Vienna, Austria");
  expect(await placeOf("2a01:e0a::1", "fr")).toBe("Paris, France");
});

test("an address is looked up in the file of its own family, also one that is wrapped", async () => {
  const { placeOf } = await installedWith({ PLACES_V4: writePlaces(folder, 4, vienna) });
  expect(await placeOf("::ffff:9.9.9.9", "en")).toBe("Vienna, Austria");
  expect(await placeOf("2a01:e0a::1", "en")).toBeNull();
});

test("where nothing is known of an address, nothing is said", async () => {
  const { placeOf } = await installedWith({ PLACES_V4: writePlaces(folder, 4, vienna) });
  for (const address of ["192.0.2.1", "", null, "somewhere"]) expect(await placeOf(address, "en")).toBeNull();
});

test("without files no place is known, and nobody is named for them", async () => {
  const { placeOf, placesAreKnown } = await installedWith({});
  expect(await placeOf("9.9.9.9", "en")).toBeNull();
  expect(placesAreKnown).toBe(false);
});

test("a file that holds something else is complained of, and keeps nobody from signing in", async () => {
  const { placeOf } = await installedWith({ PLACES_V4: "package.json" });
  const complaint = vi.mocked(console.error).mockImplementationOnce(() => {});
  expect(await placeOf("9.9.9.9", "en")).toBeNull();
  expect(complaint).toHaveBeenCalled();
});
