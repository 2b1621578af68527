const keys = new Set("jkxe#urcz/?gisatd");
const ticks = new Set(["checkbox", "radio", "button", "submit"]);

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "defaultPrevented" | "repeat" | "isComposing" | "target">;

/** The key of a press that is meant for us: none while something is typed or chosen, with a modifier, or over a dialog. Held down, only j and k go on. */
export function shortcutIn(press: Press): string | null {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, repeat, isComposing, target } = press;
  if (!keys.has(key) || ctrlKey || metaKey || altKey || defaultPrevented || isComposing) return null;
  if (repeat && key !== "j" && key !== "k") return null;
  return target instanceof Element && takesKeys(target) ? null : key;
}

function takesKeys(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !ticks.has(element.type);
  return element.closest("textarea, select, [contenteditable], dialog, [role=combobox], [role=listbox]") !== null;
}
