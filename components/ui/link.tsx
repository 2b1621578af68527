"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";

/** Fetches nothing in advance: each page is made for whoever reads it, so nothing of it could be kept, and each link in sight would cost a request or two. */
export function Link(properties: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...properties} />;
}
