import { overlaps, type Rect } from "#shared/tower/index.ts";

const CELL = 160;

/** Keeps words from lying over each other: whoever comes first gets the room. */
export class LabelRoom {
  readonly #cells = new Map<number, Rect[]>();

  /** Takes the room if all of it is free. */
  take(rect: Rect): boolean {
    if (!this.isFree(rect)) return false;
    this.add(rect);
    return true;
  }

  add(rect: Rect): void {
    for (const key of keysOf(rect)) {
      const known = this.#cells.get(key);
      if (known === undefined) this.#cells.set(key, [rect]);
      else known.push(rect);
    }
  }

  /** Gives back what was taken: this very rect. */
  free(rect: Rect): void {
    for (const key of keysOf(rect)) this.#cells.set(key, (this.#cells.get(key) ?? []).filter((other) => other !== rect));
  }

  isFree(rect: Rect): boolean {
    return !keysOf(rect).some((key) => this.#cells.get(key)?.some((other) => overlaps(rect, other)));
  }
}

function keysOf({ x, y, width, height }: Rect): number[] {
  const keys: number[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) keys.push(column * 65_536 + row);
  }
  return keys;
}
