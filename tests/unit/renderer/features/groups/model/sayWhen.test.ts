import { describe, expect, it } from "vitest";
import type { Locale } from "#renderer/i18n/index.ts";
import { saySince, sayWhen } from "#renderer/features/groups/model/sayWhen.ts";
import { GROUP_NOW_MS } from "#tests/support/groupStates.ts";

const t = (key: string, values: Readonly<Record<string, string | number>> = {}): string => [key.replace("groups.when.", ""), ...Object.values(values)].join(" ");
const locale: Pick<Locale, "language" | "time" | "ago"> = { language: "zh-CN", time: (atMs) => new Date(atMs).toTimeString().slice(0, 5), ago: (atMs, nowMs) => `${Math.floor((nowMs - atMs) / 60_000)} min` };
// SAFETY: nothing else of it is asked for.
const say = (atMs: number): string => sayWhen(atMs, GROUP_NOW_MS, { locale: locale as Locale, t });
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

describe("moments in few signs", () => {
  it("says less the nearer it is", () => {
    expect([say(GROUP_NOW_MS - 20_000), say(at(19, 14, 28)), say(at(19, 9, 5)), say(at(18, 18, 40)), say(at(16, 21, 5))]).toEqual(["now", "4 min", "09:05", "yesterday 18:40", "day 11月16日 21:05"]);
  });

  it("names the moment of what goes on since, however near", () => {
    // SAFETY: nothing else of it is asked for.
    expect(saySince(at(19, 14, 28), GROUP_NOW_MS, { locale: locale as Locale, t })).toBe("14:28");
  });

  it("says the day of what is still to come, and the year of what is far away", () => {
    expect(say(at(19, 23, 0))).toBe("23:00");
    expect(say(at(20, 14, 20))).toBe("day 11月20日 14:20");
    expect(say(new Date(2025, 10, 16, 8).getTime())).toBe("day 2025年11月16日 08:00");
  });
});
