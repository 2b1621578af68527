"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type Properties = Omit<ComponentProps<"a">, "href" | "onClick"> & { href: string; scroll?: boolean };

/** A plain link that is followed in place. The framework's own also fetches what it leads to in advance, a request or two for each link in sight, of pages that are made for whoever reads them and so are never kept; and it takes seven times as long to draw. */
export function Link({ href, scroll, ...rest }: Properties) {
  const router = useRouter();
  return <a href={href} onClick={(event) => followInPlace(event, router, scroll)} {...rest} />;
}

/** For lists of many links: what a link does when it is pressed, unless it is to be opened elsewhere. */
export function followInPlace(event: MouseEvent<HTMLAnchorElement>, router: ReturnType<typeof useRouter>, scroll = true): void {
  const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || currentTarget.origin !== location.origin || currentTarget.hasAttribute("download")) return;
  event.preventDefault();
  router.push(currentTarget.pathname + currentTarget.search + currentTarget.hash, { scroll });
}
