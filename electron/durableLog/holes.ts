import * as z from "zod";
import type { CopyKind, LogRecord, SeqRange } from "#shared/storage/index.ts";

/**
 * A hole is a stretch of numbers that no log file supplies. When one is found, a record of this document notes it in the log itself, with the copies that
 * filled it (whose content follows in records of its own) or none: so it is told to the person once, and every later reader knows about it.
 */
export const HOLE_DOC = "~hole";

/** Documents whose name begins so belong to storage and hold nothing a person wrote. */
export const isOwnDoc = (docId: string): boolean => docId.startsWith("~");

const whole = z.number().int().min(0);
const notedHoleSchema = z.object({
  fromSeq: whole, toSeq: whole, afterMs: whole, beforeMs: whole,
  filledFrom: z.array(z.enum(["checkpoint", "archive", "backup"])),
  /** The part nobody could supply. */
  lost: z.array(z.object({ fromSeq: whole, toSeq: whole, afterMs: whole, beforeMs: whole })),
});
export type NotedHole = z.output<typeof notedHoleSchema>;

export function encodeHole(hole: SeqRange, filledFrom: readonly CopyKind[], lost: readonly SeqRange[]): { readonly docId: string; readonly bytes: Uint8Array } {
  return { docId: HOLE_DOC, bytes: new TextEncoder().encode(JSON.stringify(notedHoleSchema.parse({ ...hole, filledFrom, lost }))) };
}

/** The holes that records have noted. A note that cannot be read is passed over: its hole is then told once more. */
export function notedHoles(records: readonly LogRecord[]): NotedHole[] {
  return records.filter(({ docId }) => docId === HOLE_DOC).flatMap(({ bytes }) => {
    const parsed = notedHoleSchema.safeParse(jsonOrNull(bytes));
    return parsed.success ? [parsed.data] : [];
  });
}

function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** Stretches of numbers from `fromSeq` on that ascending `records` skip; those before the first record included. */
export function gapsIn(records: readonly LogRecord[], fromSeq: number, throughSeq = -1): SeqRange[] {
  const gaps: SeqRange[] = [];
  let expected = fromSeq;
  let afterMs = 0;
  for (const { seq, atMs } of records) {
    if (seq > expected) gaps.push({ fromSeq: expected, toSeq: seq - 1, afterMs, beforeMs: atMs });
    if (seq >= expected) {
      expected = seq + 1;
      afterMs = atMs;
    }
  }
  if (throughSeq >= expected) gaps.push({ fromSeq: expected, toSeq: throughSeq, afterMs, beforeMs: 0 });
  return gaps;
}

/** What is left of `ranges` when `taken` is taken away. */
export function without(ranges: readonly SeqRange[], taken: readonly { readonly fromSeq: number; readonly toSeq: number }[]): SeqRange[] {
  let left = [...ranges];
  for (const cut of taken) {
    left = left.flatMap((range) => {
      if (cut.toSeq < range.fromSeq || cut.fromSeq > range.toSeq) return [range];
      return [
        ...(range.fromSeq < cut.fromSeq ? [{ ...range, toSeq: cut.fromSeq - 1 }] : []),
        ...(range.toSeq > cut.toSeq ? [{ ...range, fromSeq: cut.toSeq + 1 }] : []),
      ];
    });
  }
  return left;
}

/** Each stretch once, ascending. */
export function distinctRanges(ranges: readonly SeqRange[]): SeqRange[] {
  return [...new Map(ranges.map((range) => [`${range.fromSeq} ${range.toSeq}`, range])).values()].sort((a, b) => a.fromSeq - b.fromSeq);
}

/**
 * Records in ascending order, each once. Two records may carry one number with different content (a write that failed, could not be taken back, and was made
 * again differently): both stay, because leaving one out might lose what was acknowledged, and an update too many does no harm.
 */
export function mergeRecords(...lists: readonly (readonly LogRecord[])[]): LogRecord[] {
  const inOrder = lists.filter((list) => list.length > 0).sort((a, b) => (a[0]?.seq ?? 0) - (b[0]?.seq ?? 0)).flat();
  // As good as always: files follow one another. A hundred thousand records need no table then.
  if (inOrder.every(({ seq }, index) => index === 0 || seq > (inOrder[index - 1]?.seq ?? -1))) return inOrder;
  const bySeq = new Map<number, LogRecord[]>();
  for (const list of lists) {
    for (const record of list) {
      const same = bySeq.get(record.seq);
      if (same === undefined) bySeq.set(record.seq, [record]);
      else if (!same.some((known) => isSameContent(known, record))) same.push(record);
    }
  }
  return [...bySeq.values()].flat().sort((a, b) => a.seq - b.seq);
}

function isSameContent(a: LogRecord, b: LogRecord): boolean {
  return a.docId === b.docId && a.bytes.length === b.bytes.length && a.bytes.every((byte, index) => byte === b.bytes[index]);
}
