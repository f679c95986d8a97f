const BREAK = /[\s，。；：、！？,;:!?）)」』”]/;
/** What belongs to the letter before it. */
const ATTACHED = /^[\p{M}\u200D\uFE0F]/u;
const JOINER = "\u200D";

/** Cuts a title that is longer than `limit` after a word in its second half, or, where there is none, between two letters. */
export function cutTitle(text: string, limit: number): { readonly title: string; readonly rest: string } {
  if (text.length <= limit) return { title: text, rest: "" };
  const at = lastBreak(text, limit) ?? betweenLetters(text, limit);
  return { title: text.slice(0, at).trim(), rest: text.slice(at).trim() };
}

function lastBreak(text: string, limit: number): number | null {
  for (let at = limit; at > limit / 2; at--) if (BREAK.test(text.charAt(at - 1))) return at;
  // The word may end exactly where the title must.
  return /\s/.test(text.charAt(limit)) ? limit : null;
}

function betweenLetters(text: string, limit: number): number {
  const isInside = (at: number): boolean => isLowSurrogate(text.charCodeAt(at)) || ATTACHED.test(text.slice(at, at + 2)) || text.charAt(at - 1) === JOINER;
  let at = limit;
  while (at > limit / 2 && isInside(at)) at -= 1;
  // A letter of a hundred marks is cut like any text, but never through a half character.
  if (isInside(at)) at = isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit;
  return at;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
