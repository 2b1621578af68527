const hour = "(?:[01]\\d|2[0-3])";
const sixty = "[0-5]\\d";
const index = "(?:[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|[:^][1-9]\\d?(?!\\d))";

/** A reference to a post by its clock (reference/tribune.md section 3.6); an index belongs to it only after seconds. */
export const clockPattern = `(?<!\\d)(?:${hour}:${sixty}:${sixty}(?:${index}|(?!${index}))|${hour}:${sixty}|${hour}${sixty}${sixty}(?:${index}|(?!${index})))(?![\\d:@])`;
