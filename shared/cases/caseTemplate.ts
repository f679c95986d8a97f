import * as z from "zod";
import type { ForestView, SavedViewRecord } from "#shared/forest/index.ts";
import { CASE_FIELDS, type CaseField } from "./caseFacts.ts";

/** One part of a case: becomes a heading of its note, and is what two cases are compared by. */
export interface TemplateSection {
  /** Stays when the name changes: lower-case letters, digits and hyphens. */
  readonly key: string;
  readonly name: string;
  /** What to write here, in a few words. */
  readonly hint: string;
}

/** How a case is told (案例模板). */
export interface CaseTemplate {
  /** The name of a built-in one, or the `vw_…` of one that somebody made. */
  readonly id: string;
  readonly name: string;
  /** What it is good for. */
  readonly about: string;
  readonly sections: readonly TemplateSection[];
  /** Which fields matter in it. */
  readonly fields: readonly CaseField[];
  /** Made in this forest, so it can be changed. */
  readonly isOwn: boolean;
}

/** Characters; more is rather an essay than a template. */
export const TEMPLATE_LIMITS = { about: 300, sectionName: 40, hint: 120, sections: 12 } as const;

const sectionKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const TEMPLATE_VERSION = 1;
const specSchema = z.object({
  version: z.literal(TEMPLATE_VERSION),
  about: z.string().max(TEMPLATE_LIMITS.about),
  sections: z.array(z.object({ key: sectionKey, name: z.string().min(1).max(TEMPLATE_LIMITS.sectionName), hint: z.string().max(TEMPLATE_LIMITS.hint) })).max(TEMPLATE_LIMITS.sections)
    .refine((sections) => new Set(sections.map(({ key }) => key)).size === sections.length),
  fields: z.array(z.enum(CASE_FIELDS)),
});
export type TemplateSpec = Omit<z.output<typeof specSchema>, "version">;

/** The spec of a template as it is stored in the forest. */
export function writeTemplate({ about, sections, fields }: TemplateSpec): string {
  return JSON.stringify({ version: TEMPLATE_VERSION, about, sections, fields } satisfies z.input<typeof specSchema>);
}

/** A stored template; null when it is none, or one that this version cannot read. */
export function readTemplate({ id, kind, name, spec }: Pick<SavedViewRecord, "id" | "kind" | "name" | "spec">): CaseTemplate | null {
  if (kind !== "template") return null;
  const parsed = specSchema.safeParse(jsonOrNull(spec));
  return parsed.success ? { id, name, about: parsed.data.about, sections: parsed.data.sections, fields: parsed.data.fields, isOwn: true } : null;
}

/** Built-in templates, then those of the forest in their order. */
export function templatesOf(view: Pick<ForestView, "views">, builtIn: readonly CaseTemplate[]): readonly CaseTemplate[] {
  return [...builtIn, ...view.views().flatMap((record) => readTemplate(record) ?? [])];
}

const inBoth = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });
const builtInSchema = z.array(z.strictObject({
  id: sectionKey, name: inBoth, about: inBoth,
  sections: z.array(z.strictObject({ key: sectionKey, name: inBoth, hint: inBoth })), fields: z.array(z.enum(CASE_FIELDS)),
}));

/** Strict read of the shipped templates, worded in one language: the file is ours, so anything odd in it throws. */
export function parseBuiltInTemplates(raw: unknown, language: "zh-CN" | "en"): readonly CaseTemplate[] {
  return builtInSchema.parse(raw).map(({ id, name, about, sections, fields }) => ({
    id, name: name[language], about: about[language], fields, isOwn: false,
    sections: sections.map((section) => ({ key: section.key, name: section.name[language], hint: section.hint[language] })),
  }));
}

/** A key for a new section that none of the others has: people see names only. */
export function freshSectionKey(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`part-${number}`)) number += 1;
  return `part-${number}`;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
