import type { Locale, Translate } from "#renderer/i18n/index.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When, in few signs, seen from `nowMs`: 刚刚, 14:02, 昨天, 周二, 11月12日; with the year when it is another one. */
export function noteDate(atMs: number, nowMs: number, { locale, t }: { readonly locale: Locale; readonly t: Translate }): string {
  if (nowMs - atMs < MINUTE_MS) return t("notes.date.now");
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  if (atMs >= midnight) return locale.time(atMs);
  if (atMs >= midnight - DAY_MS) return t("notes.date.yesterday");
  if (atMs >= midnight - 6 * DAY_MS) return formatOf(locale.language, "weekday").format(atMs);
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return formatOf(locale.language, isThisYear ? "day" : "dayOfYear").format(atMs);
}

const SHAPES = {
  weekday: { weekday: "short" },
  day: { month: "short", day: "numeric" },
  dayOfYear: { month: "short", day: "numeric", year: "numeric" },
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: making one takes longer than drawing a row. */
function formatOf(language: string, shape: keyof typeof SHAPES): Intl.DateTimeFormat {
  const name = `${language} ${shape}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language, SHAPES[shape]);
  formats.set(name, known);
  return known;
}
