/** What stands where a hidden post stood: feeds know no language. */
const nothing = "[hidden]";

type Concealable = { hiddenAt: Date | null; editedAt: Date | null; authorId: number | null; authorKey: string; login: string | null; info: string; raw: string; webHtml: string; remoteMarkup: string };

/** A post as people see it. A hidden one keeps its number and its time, so that nobody finds a hole. */
export function asShown<P extends Concealable>(post: P): P {
  return post.hiddenAt ? { ...post, editedAt: null, authorId: null, authorKey: "", login: null, info: nothing, raw: nothing, webHtml: nothing, remoteMarkup: nothing } : post;
}
