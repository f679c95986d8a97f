import type { Page } from "playwright-core";

export interface Typist {
  /** Presses a chord like "Control+Enter"; each key of it is one stroke. */
  press(chord: string, times?: number): Promise<void>;
  /** Presses one key several times while another is held: the held one is one stroke. */
  pressHolding(held: string, key: string, times: number): Promise<void>;
  /** Writes words: letters, which are the same in every program, are not counted. */
  write(words: string): Promise<void>;
  strokes(): number;
}

/** Uses the keyboard and counts what it costs besides the words themselves. */
export function createTypist({ keyboard }: Page): Typist {
  let strokes = 0;
  return {
    async press(chord, times = 1) {
      for (let time = 0; time < times; time += 1) await keyboard.press(chord);
      strokes += times * (chord === "+" ? 1 : chord.split("+").length);
    },
    async pressHolding(held, key, times) {
      await keyboard.down(held);
      for (let time = 0; time < times; time += 1) await keyboard.press(key);
      await keyboard.up(held);
      strokes += 1 + times;
    },
    write: (words) => keyboard.type(words),
    strokes: () => strokes,
  };
}
