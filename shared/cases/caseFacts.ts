import type { PointRecord } from "#shared/forest/index.ts";

/** What is told of a case in fields of its own, beside its text. */
export const CASE_FIELDS = ["who", "when", "where", "dialogue", "feelings", "result", "lesson"] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** How sure an author is of what the case shows: none of four bars, or up to four. */
export const CONFIDENCES = [0, 1, 2, 3, 4] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a case says of itself in its free fields. */
export interface CaseFacts {
  /** A built-in template, or the id of one of the forest; null when it was written freely. */
  readonly templateId: string | null;
  /** "" where nothing was said. */
  readonly texts: Readonly<Record<CaseField, string>>;
  readonly confidence: Confidence | null;
}

/** Names of the free fields of a case; see docs/SCHEMA.md. */
export const TEMPLATE_FIELD = "case.template";
export const CONFIDENCE_FIELD = "case.confidence";
export const fieldNameOf = (field: CaseField): string => `case.${field}`;

/** Reads tolerantly: a peer wrote the fields. */
export function readCaseFacts({ fields }: Pick<PointRecord, "fields">): CaseFacts {
  const text = (field: CaseField): string => fields[fieldNameOf(field)] ?? "";
  return {
    templateId: fields[TEMPLATE_FIELD] ?? null,
    texts: { who: text("who"), when: text("when"), where: text("where"), dialogue: text("dialogue"), feelings: text("feelings"), result: text("result"), lesson: text("lesson") },
    confidence: CONFIDENCES.find((each) => String(each) === fields[CONFIDENCE_FIELD]) ?? null,
  };
}
