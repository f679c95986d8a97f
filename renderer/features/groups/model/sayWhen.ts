import type { Locale, Translate } from "#renderer/i18n/index.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

interface WhenWords { readonly locale: Locale; readonly t: Translate }

/** When, in few signs, seen from `nowMs`: 刚刚, 3分钟前, 14:32, 昨天 18:40, 11月16日 21:05; with the year when it is another one. */
export function sayWhen(atMs: number, nowMs: number, words: WhenWords): string {
  const agoMs = nowMs - atMs;
  if (Math.abs(agoMs) < MINUTE_MS) return words.t("groups.when.now");
  return agoMs > 0 && agoMs < HOUR_MS ? words.locale.ago(atMs, nowMs) : saySince(atMs, nowMs, words);
}

/** The same for what began then and goes on: 14:28, not "4分钟前". */
export function saySince(atMs: number, nowMs: number, { locale, t }: WhenWords): string {
  const time = locale.time(atMs);
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  if (atMs >= midnight && atMs < midnight + DAY_MS) return time;
  if (atMs >= midnight - DAY_MS && atMs < midnight) return t("groups.when.yesterday", { time });
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return t("groups.when.day", { date: new Intl.DateTimeFormat(locale.language, { month: "short", day: "numeric", ...(isThisYear ? {} : { year: "numeric" }) }).format(atMs), time });
}
