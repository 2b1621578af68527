/** These hold until somebody chooses otherwise: there is no row before. */
export const initialChoices = { showEmail: false, hideActivity: false, showSignatures: true, menusOnHover: false, keyboardShortcuts: true, mailOnMessage: true };

export type Choices = typeof initialChoices;
export type Choice = keyof Choices;

export function choicesFrom(boxes: Partial<Record<Choice, unknown>>): Choices {
  const meant = (Object.keys(initialChoices) as Choice[]).map((name) => [name, boxes[name] === true || boxes[name] === "on" || boxes[name] === "true"]);
  return Object.fromEntries(meant) as Choices;
}
