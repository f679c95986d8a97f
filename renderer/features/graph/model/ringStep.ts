/** The place in a ring one on from `at` or one back; from nowhere in it (-1) to its start or its end. `length` above 0. */
export function ringStep(at: number, direction: 1 | -1, length: number): number {
  if (at === -1) return direction === 1 ? 0 : length - 1;
  return (at + direction + length) % length;
}
