/** The first letter, whole where it takes two units; "" of nothing. */
export const firstLetter = (text: string): string => (/^[\ud800-\udbff][\udc00-\udfff]/.test(text) ? text.slice(0, 2) : text.slice(0, 1));

/** The last letter, whole where it takes two units; "" of nothing. */
export const lastLetter = (text: string): string => (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(-2)) ? text.slice(-2) : text.slice(-1));

/** A blank, or nothing: the edge of a line. */
export const isBlankLetter = (letter: string): boolean => letter === "" || /^\s$/.test(letter);

export const isPunctuation = (letter: string): boolean => /^[\p{P}\p{S}]$/u.test(letter);

/** Letters and punctuation of writing that has no blanks between words. */
export const isCjk = (letter: string): boolean => /^(?:[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]|[\ud840-\ud8ff][\udc00-\udfff])$/.test(letter);

/** How long the longest row of this letter is; at least `least`. */
export function longestRun(text: string, letter: string, least: number): number {
  let longest = least;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = text[at] === letter ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
