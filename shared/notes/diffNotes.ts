/** A line of two versions of a text: in both, only in the older, or only in the newer. */
export interface DiffLine { readonly kind: "same" | "removed" | "added"; readonly text: string }

/** Beyond so many pairs of lines the middle is shown as exchanged as a whole. */
const MAX_PAIRS = 4_000_000;

/** Length of the longest common row of lines from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

const all = (kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }));

function middle(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > MAX_PAIRS) return [...all("removed", before), ...all("added", after)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const [old = "", young = ""] = [before[i], after[j]];
    if (old === young) {
      lines.push({ kind: "same", text: old });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      lines.push({ kind: "removed", text: old });
      i += 1;
    } else {
      lines.push({ kind: "added", text: young });
      j += 1;
    }
  }
  return [...lines, ...all("removed", before.slice(i)), ...all("added", after.slice(j))];
}

/** What changed between two versions of a note's text (`readNote(…).text`), line by line, the older line before the newer. */
export function diffNotes(beforeText: string, afterText: string): readonly DiffLine[] {
  const before = beforeText.split("\n");
  const after = afterText.split("\n");
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [...all("same", before.slice(0, head)), ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)), ...all("same", before.slice(before.length - tail))];
}
