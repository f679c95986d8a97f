/** Rows of the table: one for each hash of a sign or of two signs in a row. A power of two. */
export const GRAM_ROWS = 4_096;
/** Entries per block. A block is allocated when the first of them comes, so the table grows without being copied. */
const BLOCK_SLOTS = 8_192;
const BLOCK_WORDS = BLOCK_SLOTS / 32;

/** The row of one sign (`second` -1) or of two in a row. */
export function gramRow(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash & (GRAM_ROWS - 1);
}

/** Calls back with the row of every sign and of every two in a row; line breaks part what stands beside them. Rows may come more than once. */
export function eachGram(text: string, take: (row: number) => void): void {
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      before = -1;
      continue;
    }
    take(gramRow(code, -1));
    if (before >= 0) take(gramRow(before, code));
    before = code;
  }
}

/** The rows that a text with this word in it must have, the rarest kind first: of a word of two and more, its pairs alone. */
export function rowsOfWord(word: string): readonly number[] {
  if (word.length === 1) return [gramRow(word.charCodeAt(0), -1)];
  const rows = new Set<number>();
  for (let at = 1; at < word.length; at++) rows.add(gramRow(word.charCodeAt(at - 1), word.charCodeAt(at)));
  return [...rows];
}

/**
 * Which entries may hold a word: a bit per entry and row. It may say yes too often (several pairs share a row), never no where it should be yes, so
 * whoever asks looks into the text as well. Half a kilobyte per entry.
 */
export class GramTable {
  private readonly blocks: Uint32Array[] = [];

  get bytes(): number {
    return this.blocks.reduce((sum, block) => sum + block.byteLength, 0);
  }

  /** Marks what stands in the texts of a slot; `texts` are folded. */
  add(slot: number, text: string): void {
    const block = this.blockOf(slot);
    const word = (slot % BLOCK_SLOTS) >>> 5;
    const bit = 1 << (slot & 31);
    eachGram(text, (row) => {
      const at = row * BLOCK_WORDS + word;
      block[at] = (block[at] ?? 0) | bit;
    });
  }

  /** Takes out what was added for a slot; `text` is the one it was added with. */
  remove(slot: number, text: string): void {
    const block = this.blockOf(slot);
    const word = (slot % BLOCK_SLOTS) >>> 5;
    const keep = ~(1 << (slot & 31));
    eachGram(text, (row) => {
      const at = row * BLOCK_WORDS + word;
      block[at] = (block[at] ?? 0) & keep;
    });
  }

  /** Every slot that has all these rows, in order. */
  each(rows: readonly number[], take: (slot: number) => void): void {
    this.blocks.forEach((block, index) => {
      for (let word = 0; word < BLOCK_WORDS; word++) {
        let bits = -1;
        for (const row of rows) bits &= block[row * BLOCK_WORDS + word] ?? 0;
        while (bits !== 0) {
          const low = bits & -bits;
          take(index * BLOCK_SLOTS + word * 32 + (31 - Math.clz32(low)));
          bits ^= low;
        }
      }
    });
  }

  /** In how many entries this row stands. */
  count(row: number): number {
    let count = 0;
    for (const block of this.blocks) {
      for (let at = row * BLOCK_WORDS; at < (row + 1) * BLOCK_WORDS; at++) count += bitCount(block[at] ?? 0);
    }
    return count;
  }

  private blockOf(slot: number): Uint32Array {
    const index = Math.floor(slot / BLOCK_SLOTS);
    while (this.blocks.length <= index) this.blocks.push(new Uint32Array(GRAM_ROWS * BLOCK_WORDS));
    // SAFETY: the loop above made it.
    return this.blocks[index] as Uint32Array;
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
