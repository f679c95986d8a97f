import { useMemo } from "react";
import { templatesOf, type CaseTemplate } from "#shared/cases/index.ts";
import { useLocale } from "#renderer/i18n/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { builtInTemplates } from "./builtInTemplates.ts";

/** Every template that a case can be told by: the shipped ones, then those of this forest. */
export function useTemplates(): readonly CaseTemplate[] {
  const { language } = useLocale();
  const views = useView((view) => view.views());
  return useMemo(() => templatesOf({ views: () => views }, builtInTemplates(language)), [views, language]);
}

/** How the template of a case is called; "" for one that was written freely or whose template is gone. */
export function useTemplateName(): (templateId: string | null) => string {
  const templates = useTemplates();
  return (templateId) => templates.find(({ id }) => id === templateId)?.name ?? "";
}
