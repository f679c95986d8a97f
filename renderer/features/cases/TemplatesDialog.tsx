import { useState, type ReactElement } from "react";
import type { CaseTemplate } from "#shared/cases/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { useTemplates } from "./model/useTemplates.ts";
import { TemplateDialog } from "./TemplateDialog.tsx";

/** All templates: the shipped ones to be copied, those of this forest to be changed. */
export function TemplatesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  const templates = useTemplates();
  const [edited, setEdited] = useState<CaseTemplate | "new" | null>(null);
  return (
    <Dialog title={t("cases.template.title")} description={t("cases.template.hint")} size="l" onClose={onClose}
      footer={<><Button icon="plus" onClick={() => { setEdited("new"); }}>{t("cases.template.make")}</Button><Button variant="primary" onClick={onClose}>{t("cases.done")}</Button></>}>
      <ul className={styles.templateList}>
        {templates.map((template) => (
          <li key={template.id} className={styles.templateRow}>
            <span className={styles.templateWords}>
              <span className={styles.strong}>{template.name}</span>
              <span className={styles.quiet}>{template.about}</span>
              {template.sections.length > 0 && <span className={styles.quiet}>{template.sections.map(({ name }) => name).join(" → ")}</span>}
            </span>
            <Button size="s" icon={template.isOwn ? "pencil" : "copy"} aria-label={t(template.isOwn ? "cases.template.editNamed" : "cases.template.copyNamed", { name: template.name })} onClick={() => { setEdited(template); }}>
              {template.isOwn ? t("cases.template.edit") : t("cases.template.copy")}
            </Button>
          </li>
        ))}
      </ul>
      {edited === null ? null : <TemplateDialog template={edited === "new" ? null : edited} onClose={() => { setEdited(null); }} />}
    </Dialog>
  );
}
