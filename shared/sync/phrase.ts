import type { SyncCrypto } from "./crypto.ts";
import { textBytes } from "./encodedParts.ts";
import { PHRASE_WORDS } from "./phraseWords.ts";

const PHRASE_WORD = textBytes("zsl-phrase1");

/** Four words that both ends of a connection see and compare by voice: who sits between them cannot make them the same. */
export function phraseOf(crypto: SyncCrypto, handshakeHash: Uint8Array): readonly [string, string, string, string] {
  const hash = crypto.hash(PHRASE_WORD, handshakeHash);
  const word = (at: number): string => PHRASE_WORDS[hash[at] ?? 0] ?? "";
  return [word(0), word(1), word(2), word(3)];
}

/** The place of a word in the list, 0 to 255: the same for both ends, and can be said by who does not read Chinese. -1 for what is no word of the list. */
export const phraseNumberOf = (word: string): number => PHRASE_WORDS.indexOf(word);
