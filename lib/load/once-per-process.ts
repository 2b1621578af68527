const shared = globalThis as typeof globalThis & { causerie?: Map<string, unknown> };

/** For state that the process has once: a variable of a module exists once in each bundle that holds the module. */
export function oncePerProcess<T>(name: string, make: () => T): T {
  shared.causerie ??= new Map();
  if (!shared.causerie.has(name)) shared.causerie.set(name, make());
  return shared.causerie.get(name) as T;
}
