"use client";

import { Component } from "react";

/** What comes or goes above a box that is being typed in moves the page, and not the box: browsers see to that only once the page is scrolled. */
export class SteadyBox extends Component<{ messages: number[] }> {
  override getSnapshotBeforeUpdate(): number | null {
    return boxTop();
  }

  override componentDidUpdate(_properties: unknown, _state: unknown, before: number | null) {
    const now = boxTop();
    if (before !== null && now !== null) scrollBy({ top: now - before, behavior: "instant" });
  }

  override render() {
    return null;
  }
}

function boxTop(): number | null {
  const box = document.activeElement;
  return box instanceof HTMLTextAreaElement ? box.getBoundingClientRect().top : null;
}
