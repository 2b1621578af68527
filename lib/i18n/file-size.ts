const steps = [
  [1_000_000_000, "gigabyte"],
  [1_000_000, "megabyte"],
  [1000, "kilobyte"],
] as const;

export function fileSize(bytes: number): { value: number; unit: "gigabyte" | "megabyte" | "kilobyte" | "byte" } {
  const [least, unit] = steps.find(([least]) => bytes >= least) ?? ([1, "byte"] as const);
  return { value: Math.round((bytes / least) * 10) / 10, unit };
}
