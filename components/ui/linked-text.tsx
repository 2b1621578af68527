export function LinkedText({ text }: { text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]’»])/);
  return (
    <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      {pieces.map((piece, place) =>
        place % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no name but their place.
          <a key={place} href={piece} className="font-semibold text-accent underline">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}
