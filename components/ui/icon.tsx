import type { IconNode } from "lucide";
import { createElement } from "react";

export type { IconNode };

type Properties = { icon: IconNode; label?: string; className: string };

/** With a label where nothing beside it says the same. Lucide's own components take four times as long, since they make each icon anew from what describes it. */
export function Icon({ icon, label, className }: Properties) {
  const said = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return createElement("svg", { viewBox: "0 0 24 24", className: `icon ${className}`, ...said }, ...icon.map(([tag, attributes]) => createElement(tag, attributes)));
}
