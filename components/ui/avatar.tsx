const shapes = { small: "size-6", medium: "size-9", large: "size-20" } as const;
const pixels = { small: 24, medium: 36, large: 80 } as const;

/** It stands beside the name itself, so readers skip it. */
export function Avatar({ src, size = "medium" }: { src: string; size?: keyof typeof shapes }) {
  // biome-ignore lint/performance/noImgElement: it is small, of the size that it is shown in, and kept by the browser for a year.
  return <img src={src} alt="" width={pixels[size]} height={pixels[size]} loading="lazy" decoding="async" className={`shrink-0 rounded-full bg-sunken object-cover ${shapes[size]}`} />;
}
