type Feed = {
  events: string;
  poll: string | (() => string);
  named?: readonly string[];
  pollEvery?: number;
  onNews: (news: unknown) => void;
};

export function follow({ events, poll, named = [], pollEvery = 15_000, onNews }: Feed): () => void {
  let stopped = false;
  const source = new EventSource(events);
  const tell = (message: MessageEvent) => onNews(JSON.parse(message.data));
  for (const name of ["message", ...named]) source.addEventListener(name, tell);
  const timer = setInterval(async () => {
    if (source.readyState === EventSource.OPEN || document.hidden) return;
    const answer = await fetch(typeof poll === "string" ? poll : poll(), { headers: { Accept: "application/json" } }).catch(() => null);
    if (!stopped && answer?.ok) onNews(await answer.json());
  }, pollEvery);
  return () => {
    stopped = true;
    source.close();
    clearInterval(timer);
  };
}
