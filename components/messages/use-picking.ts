import { type KeyboardEvent, useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { type Known, useRecipients } from "@/components/messages/use-recipients";
import { listFrom, type PickedList, pickedFrom, recipientNames } from "@/lib/messages/recipients/names";

export type Begun = { known: Known; typing: boolean; focused: boolean };

export function usePicking(begun: Begun) {
  const { field } = useController({ name: "to" });
  const { setFocus } = useFormContext();
  const { options, search, lookUp, find } = useRecipients(begun.known);
  const [typing, setTyping] = useState(begun.typing);
  const [active, setActive] = useState(0);
  const { names, typed } = pickedFrom(String(field.value), typing);
  const shown = typed === "" ? [] : (options ?? []);

  function change(next: PickedList) {
    setTyping(next.typed !== "");
    setActive(0);
    field.onChange(listFrom(next));
    search(next.typed);
  }

  function add(more: string, rest = "") {
    const whole = recipientNames([...names, more].join());
    void lookUp(whole);
    change({ names: whole, typed: rest });
  }

  function type(text: string) {
    const cut = text.lastIndexOf(",");
    if (cut < 0) change({ names, typed: text.trimStart() });
    else add(text.slice(0, cut), text.slice(cut + 1).trimStart());
  }

  function enter() {
    const option = shown[active];
    if (!option) add(typed);
    else if (option.unwritable === null) add(option.name);
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) setActive((active + step + shown.length) % shown.length);
    else if (event.key === "Tab" && !event.shiftKey && shown[active]?.unwritable === null) return add(shown[active].name);
    else if (event.key === "Enter" && typed !== "") enter();
    else if (event.key === "Escape" && shown.length > 0) search("");
    else if (event.key === "Backspace" && typed === "" && names.length > 0) change({ names: names.slice(0, -1), typed: "" });
    else return;
    event.preventDefault();
  }

  function remove(name: string) {
    change({ names: names.filter((each) => each !== name), typed });
    setFocus("to");
  }

  function leave() {
    field.onBlur();
    search("");
  }

  return { names, typed, shown, asked: options !== null && typed !== "", active, find, type, add, press, remove, bind: { ref: field.ref, onBlur: leave } };
}
