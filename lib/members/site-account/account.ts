/** Capitals are in no key made from typed words, so that no look-up ever finds the row. */
export const siteAccountKey = ":SITE:";
