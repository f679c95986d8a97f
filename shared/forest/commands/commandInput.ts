/** The shapes that enter commands. Text is cleaned here, once, at the door. */
import * as z from "zod";
import { err, isEndId, isLinkId, isMilestoneId, isPointId, isViewId, ok, type EndId, type LinkId, type MilestoneId, type PointId, type Result, type ViewId } from "#shared/kernel/index.ts";
import { FIELD_NAME, LAYERS, LIMITS, LINK_TYPES, LINK_VERDICTS, LOOK_COLORS, LOOK_ICONS, LOOK_SHAPES, MOST_FIELDS, POINT_KINDS, SAVED_VIEW_KINDS, WISDOMS } from "../schema.ts";

// The page's CSP forbids `new Function`, which zod probes for unless told otherwise.
z.config({ jitless: true });

/** Half a character would be stored differently from how it is shown: its bytes cannot be written. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const CONTROL = /[\u0000-\u001F\u007F\u2028\u2029]+/g;
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000B-\u001F\u007F]+/g;

/** One line: no control characters, no blanks around it. */
export function cleanLine(text: string): string {
  return text.replace(LONE_SURROGATE, "\uFFFD").replace(CONTROL, " ").trim();
}

/** Several lines: line ends as \n, no other control characters. */
export function cleanText(text: string): string {
  return text.replace(LONE_SURROGATE, "\uFFFD").replace(/\r\n?/g, "\n").replace(CONTROL_BUT_LINES, " ");
}

/** Whether a text is JSON that a document can hold; `JSON.stringify` writes half characters as escapes. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return text.search(LONE_SURROGATE) < 0;
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

const line = (limit: number) => z.string().transform(cleanLine).pipe(z.string().max(limit));
const text = (limit: number) => z.string().transform(cleanText).pipe(z.string().max(limit));
/** Adding zero turns -0 into 0: they are stored differently. */
const coordinateInput = z.number().min(-LIMITS.farthestPx).max(LIMITS.farthestPx).transform((px) => Math.round(px) + 0);
const lines = (limit: number) => z.array(line(limit)).transform((all) => [...new Set(all)].filter((one) => one !== ""));

export const pointIdInput = z.custom<PointId>(isPointId);
export const linkIdInput = z.custom<LinkId>(isLinkId);
export const milestoneIdInput = z.custom<MilestoneId>(isMilestoneId);
export const viewIdInput = z.custom<ViewId>(isViewId);
export const endIdInput = z.custom<EndId>(isEndId);
export const titleInput = z.string().transform(cleanLine).pipe(z.string().min(1).max(LIMITS.title));
export const summaryInput = text(LIMITS.summary);
export const domainInput = line(LIMITS.domain);
export const aliasesInput = lines(LIMITS.alias);
export const tagsInput = lines(LIMITS.tag);
export const phraseInput = line(LIMITS.phrase);
export const reasonInput = text(LIMITS.reason);
export const passageInput = text(LIMITS.passage);
export const fieldNameInput = z.string().regex(FIELD_NAME);
export const fieldInput = text(LIMITS.field);
/** Free fields of something new. */
export const fieldsInput = z.record(fieldNameInput, fieldInput).refine((fields) => Object.keys(fields).length <= MOST_FIELDS);
export const maskInput = line(LIMITS.mask);
export const nameInput = line(120).pipe(z.string().min(1));
export const milestoneNameInput = line(LIMITS.milestone).pipe(z.string().min(1));
export const personNameInput = line(60).pipe(z.string().min(1));
export const kindInput = z.enum(POINT_KINDS);
export const linkTypeInput = z.enum(LINK_TYPES);
export const layerInput = z.enum(LAYERS);
export const wisdomInput = z.enum(WISDOMS);
export const verdictInput = z.enum(LINK_VERDICTS);
/** What is left out stays as it is; null takes it away. */
export const lookInput = { color: z.enum(LOOK_COLORS).nullable().optional(), icon: z.enum(LOOK_ICONS).nullable().optional(), shape: z.enum(LOOK_SHAPES).nullable().optional() };
export const savedViewKindInput = z.enum(SAVED_VIEW_KINDS);
export const viewNameInput = line(LIMITS.viewName).pipe(z.string().min(1));
/** Stored as it is given: cleaning could turn it into another JSON text. */
export const viewSpecInput = z.string().max(LIMITS.viewSpec).refine(isJson);
/** A place in the grove, in whole px; finer would only cost bytes. */
export const placeInput = z.tuple([coordinateInput, coordinateInput]);
export const provenanceInput = z.object({ src: z.string().max(500), srcId: z.string().max(500), srcVersion: z.string().max(500), srcHash: z.string().max(500) });

/** What any command may answer. */
export interface ReadOnlyError {
  readonly code: "read-only";
}

/**
 * Reads the input of a command. `codes` names the refusal by field; `otherwise` is for the rest. A wrong type is refused like a wrong
 * value, because inputs may come from files and plug-in surfaces, not only from typed code.
 */
export function readInput<S extends z.ZodType, C extends string>(schema: S, input: unknown, codes: Readonly<Record<string, C>>, otherwise: C): Result<z.output<S>, { readonly code: C }> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const field = parsed.error.issues[0]?.path[0];
  return err({ code: (typeof field === "string" ? codes[field] : undefined) ?? otherwise });
}
