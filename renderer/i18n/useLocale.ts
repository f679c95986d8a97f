import type { Language } from "./loadLanguage.ts";
import { useTexts } from "./texts.ts";

export interface Locale {
  readonly language: Language;
  number(value: number): string;
  /** 0.42 → "42%". */
  percent(ratio: number): string;
  /** 1536 → "1.5 KB". */
  bytes(sizeBytes: number): string;
  date(atMs: number): string;
  time(atMs: number): string;
  dateTime(atMs: number): string;
  /** "3 分钟前", "yesterday". */
  ago(atMs: number, nowMs: number): string;
  /** Compares titles the way this language sorts them. */
  compare(a: string, b: string): number;
}

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const AGO_STEPS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]] as const;

/** Numbers, dates and sorting the way the chosen language writes them. */
export function useLocale(): Locale {
  return localeOf(useTexts().language);
}

let last: { readonly locale: Locale; readonly offsetMin: number } | null = null;

/** One for the whole page: the browser takes its time to make these, and every row of a list wants them. Made anew when the computer has gone to another time zone. */
function localeOf(language: Language): Locale {
  const offsetMin = new Date().getTimezoneOffset();
  if (last?.locale.language !== language || last.offsetMin !== offsetMin) last = { locale: createLocale(language), offsetMin };
  return last.locale;
}

function createLocale(language: Language): Locale {
  const plain = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const collator = new Intl.Collator(language, { numeric: true });
  return {
    language,
    number: (value) => plain.format(value),
    percent: (ratio) => percent.format(ratio),
    bytes: (sizeBytes) => {
      const step = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log(Math.max(1, sizeBytes)) / Math.log(1024)));
      return new Intl.NumberFormat(language, { style: "unit", unit: BYTE_UNITS[step], unitDisplay: step === 0 ? "long" : "short", maximumFractionDigits: step < 2 ? 0 : 1 }).format(sizeBytes / 1024 ** step);
    },
    date: (atMs) => date.format(atMs),
    time: (atMs) => time.format(atMs),
    dateTime: (atMs) => dateTime.format(atMs),
    ago: (atMs, nowMs) => {
      const passedMs = Math.max(0, nowMs - atMs);
      const step = AGO_STEPS.find(([, unitMs]) => passedMs >= unitMs);
      return step === undefined ? relative.format(0, "minute") : relative.format(-Math.floor(passedMs / step[1]), step[0]);
    },
    compare: (a, b) => collator.compare(a, b),
  };
}
