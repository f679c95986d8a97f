import * as Y from "yjs";

/** `restDecoder` of Yjs: bytes, and where to read on. */
interface Reading { readonly arr: Uint8Array; pos: number }

/** As lib0 marks a text among values of any type. */
const TEXT = 119;
/** Lengths up to here are one byte. Longer texts are few, and read by the platform. */
const LONGEST = 127;

/**
 * Reads updates as Yjs does, but short texts without a call into the platform for each: a forest consists of hundreds of thousands of them (keys, ids,
 * titles), and these calls took half the time of opening one. What is not plain UTF-8 of one to three bytes a letter is left to Yjs, which also refuses it.
 */
export class QuickDecoder extends Y.UpdateDecoderV1 {
  override readString(): string {
    return shortText(this.restDecoder) ?? super.readString();
  }

  override readKey(): string {
    return shortText(this.restDecoder) ?? super.readKey();
  }

  override readAny(): unknown {
    const reading: Reading = this.restDecoder;
    const { arr, pos } = reading;
    if (arr[pos] === TEXT) {
      reading.pos = pos + 1;
      const text = shortText(reading);
      if (text !== null) return text;
      reading.pos = pos;
    }
    return super.readAny();
  }
}

/** The text that begins here with its length, and goes on behind it; null, and stays, where it is not short and plain. */
function shortText(reading: Reading): string | null {
  const { arr, pos } = reading;
  const length = arr[pos] ?? LONGEST + 1;
  const end = pos + 1 + length;
  if (length > LONGEST || end > arr.length) return null;
  // Letters are gathered first: a text that grows letter by letter leaves one behind for each of them.
  const letters: number[] = [];
  for (let at = pos + 1; at < end; at += 1) {
    const first = arr[at] ?? 0;
    if (first < 0x80) {
      letters.push(first);
      continue;
    }
    const letter = at + 2 < end ? threeByteLetter(first, arr[at + 1] ?? 0, arr[at + 2] ?? 0) : 0;
    if (letter === 0) return null;
    letters.push(letter);
    at += 2;
  }
  reading.pos = end;
  return String.fromCharCode(...letters);
}

/** As most Chinese letters are written; 0 for anything else, halves of pairs and what could be written shorter among it. */
function threeByteLetter(first: number, second: number, third: number): number {
  if ((first & 0xf0) !== 0xe0 || (second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return 0;
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 0 : code;
}
