const ID_LETTERS = 64;

/**
 * Which of these attachments are named anywhere in some bytes. Yjs writes a text in one piece, so a name is found without knowing the document, in whatever
 * version of its format and wherever in its history. A neighbour may happen to look like one more digit: every stretch of 64 is tried.
 */
export function referencesIn(bytes: Uint8Array, wanted: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  let begin = -1;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (isHexDigit(bytes[at])) {
      if (begin < 0) begin = at;
      continue;
    }
    if (begin >= 0 && at - begin >= ID_LETTERS) addFrom(bytes.subarray(begin, at), wanted, found);
    begin = -1;
  }
  return found;
}

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66));
}

function addFrom(digits: Uint8Array, wanted: ReadonlySet<string>, found: Set<string>): void {
  for (let at = 0; at + ID_LETTERS <= digits.length; at += 1) {
    const id = String.fromCharCode(...digits.subarray(at, at + ID_LETTERS));
    if (wanted.has(id)) found.add(id);
  }
}
