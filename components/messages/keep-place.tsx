"use client";

import { useEffect } from "react";

type Place = () => HTMLElement | null | undefined;

const waits = 10_000;
const ofMuting = "main button[name=act][value=mute], main button[name=act][value=unmute]";

let left: { path: string; place: Place; at: number; undone: boolean } | null = null;

/** The answer to an act takes the focus away with what had it: it goes to what now stands in that place, and to the same when the act is undone. */
export function KeepPlace() {
  useEffect(() => {
    const leave = ({ target, submitter }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return;
      const at = performance.now();
      const place = placeIn(target, submitter);
      if (place) left = { path: location.pathname, place, at, undone: false };
      else if (left && target.elements.namedItem("undo")) left = { ...left, at, undone: true };
    };
    document.addEventListener("submit", leave, true);

    const lost = document.activeElement === document.body || document.activeElement?.id === "content";
    if (left && (lost || left.undone) && left.path === location.pathname && performance.now() - left.at < waits) {
      left.place()?.focus();
      left = { ...left, at: Number.NEGATIVE_INFINITY, undone: false };
    }
    return () => document.removeEventListener("submit", leave, true);
  });

  return null;
}

function placeIn(form: HTMLFormElement, button: HTMLElement | null): Place | null {
  const lines = boxes().filter((box) => box.form === form);
  if (lines.length > 0) {
    const rank = Math.max(
      0,
      lines.findIndex(({ checked }) => checked),
    );
    return document.activeElement?.matches(".folder-rows a") ? () => linkOf(lineAt(rank)) : () => lineAt(rank);
  }
  if (!(button instanceof HTMLButtonElement)) return null;
  if (button.name === "one") return () => document.getElementById(`menu-${button.value.split("-")[1]}`);
  return button.matches(ofMuting) ? () => document.querySelector<HTMLElement>(ofMuting) : null;
}

function lineAt(rank: number): HTMLInputElement | undefined {
  return boxes()[Math.min(rank, boxes().length - 1)];
}

function linkOf(box: HTMLInputElement | undefined): HTMLElement | null | undefined {
  return box?.closest("li")?.querySelector("a");
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("main form :is(input[name=conversation], input[name=message])[type=checkbox]")];
}
