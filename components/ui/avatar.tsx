const tints = ["bg-accent text-on-accent", "bg-accent-soft text-accent-strong", "bg-good-soft text-good", "bg-danger-soft text-danger", "bg-sunken text-ink"] as const;

/** The first letter of a name on a tint that the name decides. Beside the name itself, so readers skip it. */
export function Avatar({ name, size = "medium" }: { name: string; size?: "medium" | "large" }) {
  const tint = tints[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tints.length];
  const shape = size === "large" ? "size-16 text-2xl" : "size-9 text-sm";
  return (
    <span aria-hidden="true" className={`inline-grid shrink-0 place-items-center rounded-full font-semibold ${shape} ${tint}`}>
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
