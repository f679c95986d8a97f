import type { Locale } from "#renderer/i18n/index.ts";

const WEEK_MS = 7 * 86_400_000;

/** When something was said, as one says it: "3 分钟前", "昨天", and after a week the date. */
export function whenSaid(locale: Locale, atMs: number, nowMs: number): string {
  return nowMs - atMs < WEEK_MS ? locale.ago(atMs, nowMs) : locale.date(atMs);
}
