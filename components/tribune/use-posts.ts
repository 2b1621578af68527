"use client";

import { useEffect, useState } from "react";
import { follow } from "@/components/live/follow";
import type { FeedPost } from "@/lib/tribune/feed/post";

const mostShown = 500;

/** `at` is the latest change of the channel that the given posts hold, and `view` tells its readers' filters apart. */
export type Followed = { slug: string; at: number; view: string; pollEvery: number };

export function usePosts(given: FeedPost[], { slug, at, view, pollEvery }: Followed) {
  const [came, setCame] = useState<FeedPost[]>([]);
  const add = (post: FeedPost) => setCame((before) => [...before, post].slice(-mostShown));

  useEffect(() => {
    const onNews = (post: unknown) => setCame((before) => [...before, post as FeedPost].slice(-mostShown));
    return follow({ feed: `#${slug}`, at, view, pollEvery, onNews });
  }, [slug, at, view, pollEvery]);

  const byNumber = new Map([...given, ...came].map((post) => [post.id, post]));
  return { posts: [...byNumber.values()].sort((a, b) => a.id - b.id).slice(-mostShown), add };
}
