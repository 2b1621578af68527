import localFont from "next/font/local";

export const figtree = localFont({ src: "../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2", weight: "300 900", variable: "--font-figtree", display: "swap", fallback: ["system-ui", "sans-serif"] });

export const plexMono = localFont({ src: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2", weight: "400", variable: "--font-plex", display: "swap", preload: false, fallback: ["ui-monospace", "monospace"] });
