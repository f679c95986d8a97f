import type { Locale, Translate } from "#renderer/i18n/index.ts";

/** How the history names days and moments, seen from `nowMs`. */
export interface SayWhen {
  /** 今天, 昨天, 11月15日; with the year when it is another one. */
  day(startMs: number | null): string;
  /** 14:02 – 14:32. */
  span(startMs: number, endMs: number): string;
  time(atMs: number): string;
  /** 11月15日 14:32. */
  moment(atMs: number): string;
}

export function sayWhen(locale: Locale, t: Translate, nowMs: number): SayWhen {
  const thisYear = new Intl.DateTimeFormat(locale.language, { month: "long", day: "numeric" });
  const otherYear = new Intl.DateTimeFormat(locale.language, { year: "numeric", month: "long", day: "numeric" });
  const weekday = new Intl.DateTimeFormat(locale.language, { weekday: "short" });
  const midnight = (atMs: number, daysBack = 0): number => {
    const day = new Date(atMs);
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() - daysBack);
    return day.getTime();
  };
  const date = (atMs: number): string => (new Date(atMs).getFullYear() === new Date(nowMs).getFullYear() ? thisYear : otherYear).format(atMs);
  const time = (atMs: number): string => (atMs === 0 ? t("history.unknownTime") : locale.time(atMs));
  return {
    day: (startMs) => {
      if (startMs === null) return t("history.unknownDay");
      if (startMs === midnight(nowMs)) return t("history.today");
      if (startMs === midnight(nowMs, 1)) return t("history.yesterday");
      return t("history.dayWithWeekday", { date: date(startMs), weekday: weekday.format(startMs) });
    },
    span: (startMs, endMs) => {
      const from = time(startMs);
      const to = time(endMs);
      return from === to ? to : t("history.span", { from, to });
    },
    time,
    moment: (atMs) => (atMs === 0 ? t("history.unknownTime") : t("history.moment", { date: date(atMs), time: locale.time(atMs) })),
  };
}
