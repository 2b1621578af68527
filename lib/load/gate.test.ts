import { expect, test } from "vitest";
import { isBusy } from "@/lib/load/busy";
import { newGate } from "@/lib/load/gate";

/** Work that ends when it is told to. */
function work() {
  let [begin, end, runs] = [() => {}, () => {}, false];
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = () => {
    runs = true;
    begin();
    return ended;
  };
  return { run, begun, end, hasBegun: () => runs };
}

test("work beyond what runs at once waits for its turn", async () => {
  const enter = newGate("tea", { atOnce: 1, waiting: 2 });
  const [first, second, third] = [work(), work(), work()];
  const all = [first, second, third].map(({ run }) => enter(run));
  expect([first, second, third].map(({ hasBegun }) => hasBegun())).toEqual([true, false, false]);
  first.end();
  await second.begun;
  expect(third.hasBegun()).toBe(false);
  second.end();
  await third.begun;
  third.end();
  await Promise.all(all);
});

test("who comes when too many wait is told that the site is busy, and the others go on", async () => {
  const enter = newGate("tea", { atOnce: 1, waiting: 1 });
  const [first, second, third] = [work(), work(), work()];
  const accepted = [enter(first.run), enter(second.run)];
  await expect(enter(third.run)).rejects.toSatisfy(isBusy);
  expect(third.hasBegun()).toBe(false);
  first.end();
  second.end();
  await Promise.all(accepted);
});

test("work that fails makes room for the next", async () => {
  const enter = newGate("tea", { atOnce: 1, waiting: 0 });
  await expect(enter(() => Promise.reject(new Error("spilt")))).rejects.toThrow("spilt");
  await expect(enter(async () => "drunk")).resolves.toBe("drunk");
});
