import { useMemo } from "react";
import { TEMPLATE_FIELD } from "#shared/cases/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useTemplates } from "./useTemplates.ts";

const NONE: Readonly<Record<string, string>> = {};

/** What the template of a case says quietly beside each of its headings, by the name of the section. */
export function useSectionHints(pointId: PointId): Readonly<Record<string, string>> {
  const templateId = useView((view) => view.point(pointId)?.fields[TEMPLATE_FIELD]);
  const template = useTemplates().find(({ id }) => id === templateId);
  return useMemo(() => (template === undefined ? NONE : Object.fromEntries(template.sections.map(({ key, hint }) => [key, hint]))), [template]);
}
