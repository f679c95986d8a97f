/** Scripts that are written without blanks. */
const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
const LETTERS = String.raw`(?:(?!${SIGN})[\p{L}\p{N}\p{M}])+`;
/** One such sign, or one word of another script; 1.8 and don't are one word each. */
const SIGN_OR_WORD = new RegExp(`${SIGN}|${LETTERS}(?:['’.,_-]${LETTERS})*`, "gu");

/** How long a text is, as a Chinese writer counts it: every Chinese sign is one, every Latin word or number is one, punctuation is none. */
export function wordCount(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(SIGN_OR_WORD)) count += 1;
  return count;
}
