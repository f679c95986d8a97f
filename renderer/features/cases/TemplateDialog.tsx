import { useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactElement } from "react";
import { CASE_FIELDS, freshSectionKey, TEMPLATE_LIMITS, writeTemplate, type CaseField, type CaseTemplate, type TemplateSection } from "#shared/cases/index.ts";
import { addView, editView, LIMITS, removeView } from "#shared/forest/index.ts";
import { isViewId, type ViewId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { Button, Dialog, IconButton, TextArea, TextField, ToggleChips } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";

interface TemplateDialogProps {
  /** One of the forest is changed, a built-in one is copied, null makes a new one. */
  readonly template: CaseTemplate | null;
  onMade?(id: ViewId): void;
  onClose(): void;
}

const EMPTY: TemplateDraft & { readonly isOwn: boolean } = { name: "", about: "", sections: [{ key: "part-1", name: "", hint: "" }], fields: ["who", "when", "result", "lesson"], isOwn: false };

/** Makes or changes a template (案例模板): what it is called, what it is for, its sections in order, and the fields that matter in it. Every member can use it. */
export function TemplateDialog({ template, onMade, onClose }: TemplateDialogProps): ReactElement {
  const t = useT();
  const formId = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const given = template ?? EMPTY;
  const [name, setName] = useState(given.name);
  const [about, setAbout] = useState(given.about);
  const [sections, setSections] = useState(given.sections);
  const [fields, setFields] = useState(given.fields);
  const { errorKey, save, remove } = useSaveTemplate(template, onMade, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save({ name, about, fields, sections: sections.filter((section) => section.name.trim() !== "") });
  };
  return (
    <Dialog title={given.isOwn ? t("cases.template.editTitle") : t("cases.template.newTitle")} description={t("cases.template.hint")} size="l" initialFocus={nameField} holdsTyping={name !== given.name} onClose={onClose}
      footer={<>
        {given.isOwn ? <Button variant="quiet" icon="trash" onClick={remove}>{t("cases.template.remove")}</Button> : null}
        <Button onClick={onClose}>{t("cases.cancel")}</Button>
        <Button type="submit" form={formId} variant="primary">{t("cases.template.save")}</Button>
      </>}>
      <form id={formId} onSubmit={submit} noValidate className={styles.form}>
        {/* i18n-keys: cases.template.error.* */}
        <TextField ref={nameField} label={t("cases.template.name")} value={name} maxLength={LIMITS.viewName} error={errorKey === null ? null : t(`cases.template.error.${errorKey}`)} onChange={(event) => { setName(event.target.value); }} />
        <TextArea label={t("cases.template.about")} rows={2} value={about} maxLength={TEMPLATE_LIMITS.about} onChange={(event) => { setAbout(event.target.value); }} />
        <SectionList sections={sections} onChange={setSections} />
        {/* i18n-keys: cases.field.* */}
        <ToggleChips<CaseField> label={t("cases.template.fields")} value={fields} chips={CASE_FIELDS.map((field) => ({ value: field, label: t(`cases.field.${field}`) }))} onChange={(next) => { setFields(CASE_FIELDS.filter((field) => next.includes(field))); }} />
      </form>
    </Dialog>
  );
}

interface TemplateDraft {
  readonly name: string;
  readonly about: string;
  readonly sections: readonly TemplateSection[];
  readonly fields: readonly CaseField[];
}

function useSaveTemplate(template: CaseTemplate | null, onMade: TemplateDialogProps["onMade"], onClose: () => void) {
  const forest = useForest();
  const shell = useShell();
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const ownId = template?.isOwn === true && isViewId(template.id) ? template.id : null;
  const save = ({ name, about, sections, fields }: TemplateDraft): void => {
    const spec = writeTemplate({ about: about.trim(), fields: [...fields], sections: sections.map(({ key, name: own, hint }) => ({ key, name: own.trim(), hint: hint.trim() })) });
    const done = ownId === null ? forest.run(addView, { kind: "template", name, spec }) : forest.run(editView, { id: ownId, name, spec });
    if (!done.ok) return setErrorKey(done.error.code);
    onMade?.(done.value);
    return onClose();
  };
  const remove = (): void => {
    const done = ownId === null ? null : forest.run(removeView, { id: ownId });
    if (done?.ok !== true) return;
    shell.toast({ tone: "success", key: "cases.toast.templateRemoved", values: { name: template?.name ?? "" }, actionId: "edit.undo" });
    onClose();
  };
  return { errorKey, save, remove };
}

/** The sections in order. Alt with an arrow moves the one the keyboard stands in, as the buttons do. */
function SectionList({ sections, onChange }: { readonly sections: readonly TemplateSection[]; readonly onChange: (next: readonly TemplateSection[]) => void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const change = (index: number, part: Partial<TemplateSection>): void => { onChange(sections.map((section, at) => (at === index ? { ...section, ...part } : section))); };
  const move = (index: number, step: -1 | 1): void => {
    const target = index + step;
    const moved = sections[index];
    if (moved === undefined || target < 0 || target >= sections.length) return;
    const rest = sections.filter((_section, at) => at !== index);
    onChange([...rest.slice(0, target), moved, ...rest.slice(target)]);
    shell.announce("cases.template.said.moved", { place: target + 1, count: sections.length });
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <fieldset className={styles.sections}>
      <legend className={styles.label}>{t("cases.template.sections")}</legend>
      <ol className={styles.sectionList}>
        {sections.map((section, index) => {
          const number = index + 1;
          return (
            // The keys only move what the fields inside it belong to.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li key={section.key} className={styles.sectionRow} onKeyDown={(event) => { onKeyDown(event, index); }}>
              <TextField label={t("cases.template.sectionName", { number })} hideLabel placeholder={t("cases.template.sectionExample")} value={section.name} maxLength={TEMPLATE_LIMITS.sectionName} onChange={(event) => { change(index, { name: event.target.value }); }} />
              <TextField label={t("cases.template.sectionHint", { number })} hideLabel placeholder={t("cases.template.hintExample")} value={section.hint} maxLength={TEMPLATE_LIMITS.hint} onChange={(event) => { change(index, { hint: event.target.value }); }} />
              <span className={styles.rowButtons}>
                <IconButton icon="chevron-up" size="s" label={t("cases.template.up", { number })} disabled={index === 0} onClick={() => { move(index, -1); }} />
                <IconButton icon="chevron-down" size="s" label={t("cases.template.down", { number })} disabled={index === sections.length - 1} onClick={() => { move(index, 1); }} />
                <IconButton icon="close" size="s" label={t("cases.template.drop", { number })} onClick={() => { onChange(sections.filter((_section, at) => at !== index)); }} />
              </span>
            </li>
          );
        })}
      </ol>
      {sections.length < TEMPLATE_LIMITS.sections ? <div><Button size="s" icon="plus" onClick={() => { onChange([...sections, { key: freshSectionKey(sections.map(({ key }) => key)), name: "", hint: "" }]); }}>{t("cases.template.add")}</Button></div> : null}
    </fieldset>
  );
}
