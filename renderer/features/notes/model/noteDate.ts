import type { Locale, Translate } from "#renderer/i18n/index.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When, in few signs, seen from `nowMs`: 刚刚, 14:02, 昨天, 周二, 11月12日; with the year when it is another one. */
export function noteDate(atMs: number, nowMs: number, { locale, t }: { readonly locale: Locale; readonly t: Translate }): string {
  if (nowMs - atMs < MINUTE_MS) return t("notes.date.now");
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  if (atMs >= midnight) return locale.time(atMs);
  if (atMs >= midnight - DAY_MS) return t("notes.date.yesterday");
  if (atMs >= midnight - 6 * DAY_MS) return new Intl.DateTimeFormat(locale.language, { weekday: "short" }).format(atMs);
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale.language, { month: "short", day: "numeric", ...(isThisYear ? {} : { year: "numeric" }) }).format(atMs);
}
