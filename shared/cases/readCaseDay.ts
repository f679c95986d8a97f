import type { EpochMs } from "#shared/kernel/index.ts";

/** A day or a month that somebody has written. */
export interface CaseDay {
  /** Its beginning where the reader is. */
  readonly startsAtMs: EpochMs;
  readonly isWholeMonth: boolean;
}

/** 2025-10-21, 2025/10, 2025年10月21日, 2025 年 10 月; with more words around it, as in "2025年10月下旬". */
const WRITTEN = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})(?!\d))?/u;

/** The first date in a text; null where there is none that a calendar knows. "十月下旬" names no year and is none. */
export function readCaseDay(text: string): CaseDay | null {
  const found = WRITTEN.exec(text);
  if (found === null) return null;
  const [, year, month, day] = found.map(Number);
  if (year === undefined || month === undefined || month < 1 || month > 12) return null;
  const isWholeMonth = day === undefined || Number.isNaN(day);
  const at = new Date(year, month - 1, isWholeMonth ? 1 : day);
  return at.getMonth() === month - 1 && year >= 1000 ? { startsAtMs: at.getTime(), isWholeMonth } : null;
}
