import file from "#assets/templates/cases.json" with { type: "json" };
import { parseBuiltInTemplates, type CaseTemplate } from "#shared/cases/index.ts";

const worded = new Map<"zh-CN" | "en", readonly CaseTemplate[]>();

/** The shipped templates in one language. */
export function builtInTemplates(language: "zh-CN" | "en"): readonly CaseTemplate[] {
  const known = worded.get(language) ?? parseBuiltInTemplates(file, language);
  worded.set(language, known);
  return known;
}
