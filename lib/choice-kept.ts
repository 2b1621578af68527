/** How long a browser remembers a choice of language or appearance. */
export const choiceKept = { path: "/", sameSite: "lax", maxAge: 400 * 24 * 3600 } as const;
