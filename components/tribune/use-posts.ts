"use client";

import { useEffect, useState } from "react";
import { follow } from "@/components/layout/follow";
import type { FeedPost } from "@/lib/tribune/feed/post";

const mostShown = 500;

export function usePosts(path: string, given: FeedPost[], pollEvery: number) {
  const [came, setCame] = useState<FeedPost[]>([]);
  const start = given.at(-1)?.id ?? 0;

  useEffect(() => {
    let newest = start;
    return follow({
      events: `${path}events?last_id=${start}`,
      named: ["edited", "hidden"],
      poll: () => `${path}remote/json/?direction=asc&last_id=${newest}`,
      pollEvery,
      onNews(news) {
        const posts = [news].flat() as FeedPost[];
        newest = Math.max(newest, ...posts.map((post) => post.id));
        setCame((before) => [...before, ...posts].slice(-mostShown));
      },
    });
  }, [path, start, pollEvery]);

  const byNumber = new Map([...given, ...came].map((post) => [post.id, post]));
  return { posts: [...byNumber.values()].sort((a, b) => a.id - b.id).slice(-mostShown), add: (post: FeedPost) => setCame((before) => [...before, post].slice(-mostShown)) };
}
