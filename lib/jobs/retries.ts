/** As often as Inngest allows, which with its waits takes about a day: for what nobody asks for a second time. */
export const forADay = 20;
