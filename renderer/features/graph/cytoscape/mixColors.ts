/**
 * A colour between two, both as #rrggbb; `share` 0 gives the first. Quiet lines are mixed with their ground instead of made transparent: where two cross,
 * or a line meets its head, nothing is darker. A colour in another notation is left as it is.
 */
export function mixColors(color: string, ground: string, share: number): string {
  const [a, b] = [channels(color), channels(ground)];
  if (a === null || b === null) return color;
  return `#${a.map((value, index) => Math.round(value + ((b[index] ?? value) - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

function channels(color: string): number[] | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1];
  return digits === undefined ? null : [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16));
}
