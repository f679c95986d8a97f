import { isPointId, type PointId } from "#shared/kernel/index.ts";

/** How loud a callout is, and what for. */
export const CALLOUT_TONES = ["note", "tip", "warn", "question", "principle"] as const;
export type CalloutTone = (typeof CALLOUT_TONES)[number];

export const HIGHLIGHT_COLORS = ["yellow", "green", "blue", "pink", "orange"] as const;
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number];

/** Widths an image may have, in percent of the column. */
export const IMAGE_WIDTHS_PCT = [25, 50, 75, 100] as const;

// What stands in a node was written by whoever has the document: it is read with care each time it is shown.

/** One of these tones; anything else is a plain note. */
export const readTone = (value: unknown): CalloutTone => CALLOUT_TONES.find((tone) => tone === value) ?? "note";

/** One of these colours; anything else is yellow. */
export const readColor = (value: unknown): HighlightColor => HIGHLIGHT_COLORS.find((color) => color === value) ?? "yellow";

/** The number of a file, or null when it is none. */
export const readAtt = (value: unknown): string | null => (typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? value : null);

export const readText = (value: unknown): string => (typeof value === "string" ? value : "");

/** Seconds or bytes: finite and not negative. */
export const readAmount = (value: unknown): number => {
  const amount = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof amount === "number" && Number.isFinite(amount) && amount >= 0 ? amount : 0;
};

/** The nearest width an image may have. */
export const readWidthPct = (value: unknown): number => {
  const width = value === null || value === undefined || value === "" ? 100 : readAmount(value);
  return IMAGE_WIDTHS_PCT.reduce((best: number, each) => (Math.abs(each - width) < Math.abs(best - width) ? each : best), 100);
};

export const readPointId = (value: unknown): PointId | null => (typeof value === "string" && isPointId(value) ? value : null);

/** The name of a section of a case, or null. */
export const readSection = (value: unknown): string | null => (typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : null);

/** Seconds as a clock shows them: 1:05, 1:02:03. */
export function clockText(seconds: number): string {
  const whole = Math.floor(readAmount(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
