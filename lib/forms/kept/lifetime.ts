/** For whoever typed it, once they have signed in again. */
export const keptSeconds = 3600;

/** Beside the form for signing in, where the browser does not say yet who sits there. */
export const shownSeconds = 600;
