export const choiceKept = { path: "/", sameSite: "lax", maxAge: 400 * 24 * 3600 } as const;
