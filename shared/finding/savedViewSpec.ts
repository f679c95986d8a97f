import * as z from "zod";
import { filterSpecSchema } from "./filterSpec.ts";

const SAVED_VIEW_VERSION = 1;

/** Farther than any picture reaches, and nearer and farther than any camera goes: what lies beyond was not written by a camera. */
const MOST_PX = 10_000_000;
const ZOOM_RATIO = { least: 0.001, most: 100 } as const;
const px = z.number().min(-MOST_PX).max(MOST_PX);

/** What a saved view (保存的视图) keeps: through which lens, and with what filter. */
const savedViewSchema = z.strictObject({
  version: z.literal(SAVED_VIEW_VERSION),
  /** 塔, 林, 焦点. */
  lens: z.enum(["tower", "grove", "focus"]),
  filter: filterSpecSchema,
  /**
   * From where it was looked at: x, y in px of a canvas of this size, the zoom relative to the text size. Left out while the camera showed everything by itself, and in views of before. One that makes no
   * sense is not followed, and the view opens without it.
   */
  camera: z.object({ x: px, y: px, zoomRatio: z.number().min(ZOOM_RATIO.least).max(ZOOM_RATIO.most), width: z.number().min(1).max(MOST_PX), height: z.number().min(1).max(MOST_PX) }).readonly().optional().catch(undefined),
}).readonly();

export type SavedViewSpec = z.output<typeof savedViewSchema>;

/** The spec of a saved view as it is stored in the forest. */
export function writeSavedView(spec: Omit<SavedViewSpec, "version">): string {
  return JSON.stringify({ version: SAVED_VIEW_VERSION, ...spec } satisfies SavedViewSpec);
}

/** What a stored spec asks for; null when this version cannot read it (damaged, or written by a newer one). */
export function readSavedView(text: string): SavedViewSpec | null {
  const parsed = savedViewSchema.safeParse(jsonOrNull(text));
  return parsed.success ? parsed.data : null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
