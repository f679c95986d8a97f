import * as z from "zod";
import { filterSpecSchema } from "./filterSpec.ts";

const SAVED_VIEW_VERSION = 1;

/** What a saved view (保存的视图) keeps: through which lens, with what filter, and perhaps from where. */
const savedViewSchema = z.strictObject({
  version: z.literal(SAVED_VIEW_VERSION),
  /** 塔, 林, 焦点. */
  lens: z.enum(["tower", "grove", "focus"]),
  filter: filterSpecSchema,
  camera: z.object({ x: z.number(), y: z.number(), zoomRatio: z.number().positive() }).readonly().optional(),
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
