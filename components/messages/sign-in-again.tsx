export function SignInAgain({ words }: { words: string }) {
  return (
    <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} className="font-semibold text-accent underline">
      {words}
    </a>
  );
}
