import { useId, useRef, useState, type FormEvent, type ReactElement } from "react";
import { TEMPLATE_FIELD, type CaseTemplate } from "#shared/cases/index.ts";
import { addPoint, LIMITS, possibleParents, selectedPoints, type ForestView } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { reportProblem, useForest, useShell } from "#renderer/runtime/index.ts";
import { Button, Dialog, PickField, RadioCards, SegmentedControl, TextField } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { EndName } from "./components/EndName.tsx";
import { searchEnds } from "./model/searchEnds.ts";
import { useReadings } from "./model/useReadings.ts";
import { useTemplates } from "./model/useTemplates.ts";
import { TemplateDialog } from "./TemplateDialog.tsx";

interface NewCaseDialogProps {
  /** What the case is an instance of, when that is known already. */
  readonly illustrates: EndId | null;
  /** Writes the headings of the template into the note of the new case. */
  fillNote(pointId: PointId, template: CaseTemplate): Promise<void>;
  onClose(): void;
}

type Privacy = "own" | "shared";
const NOTHING_TAKEN: ReadonlySet<EndId> = new Set();

/** A case is begun: how it is told, what it is called, where it belongs, who sees it, and what it illustrates. */
export function NewCaseDialog({ illustrates: given, fillNote, onClose }: NewCaseDialogProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const formId = useId();
  const titleField = useRef<HTMLInputElement>(null);
  const templates = useTemplates();
  const readings = useReadings();
  const [templateId, setTemplateId] = useState(templates[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [privacy, setPrivacy] = useState<Privacy>("own");
  const [parentId, setParentId] = useState(() => startingParent(forest.view, forest.selection.get().ids, given));
  const [illustrates, setIllustrates] = useState<EndId | null>(given);
  const [makes, setMakes] = useState(false);
  const { errorKey, create, clearError } = useCreateCase(fillNote, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create({ title, parentId, privacy, illustrates, template: templates.find(({ id }) => id === templateId) ?? null });
  };
  const titleError = errorKey === "point.error.invalid-title" ? t("point.error.invalid-title") : null;
  const otherError = errorKey !== null && titleError === null ? t(errorKey) : null;
  return (
    <Dialog title={t("cases.new.title")} size="l" initialFocus={titleField} holdsTyping={title.trim() !== ""} onClose={onClose}
      footer={<><Button onClick={onClose}>{t("cases.cancel")}</Button><Button type="submit" form={formId} variant="primary">{t("cases.new.submit")}</Button></>}>
      <form id={formId} onSubmit={submit} noValidate className={styles.form}>
        <TextField ref={titleField} label={t("cases.new.name")} placeholder={t("cases.new.nameExample")} value={title} maxLength={LIMITS.title} error={titleError} onChange={(event) => {
          setTitle(event.target.value);
          clearError();
        }} />
        <div className={styles.templateCards}>
          <RadioCards label={t("cases.new.template")} value={templateId} onChange={setTemplateId}
            cards={templates.map(({ id, name, about, sections }) => ({ value: id, title: name, detail: [about, sections.map((section) => section.name).join(" → ")].filter((part) => part !== "").join("\n") }))} />
        </div>
        <div><Button size="s" variant="quiet" icon="plus" onClick={() => { setMakes(true); }}>{t("cases.template.make")}</Button></div>
        <div className={styles.row}>
          <SegmentedControl<Privacy> label={t("cases.new.privacy")} value={privacy} onChange={setPrivacy}
            segments={[{ value: "own", label: t("cases.privacy.own"), icon: "lock" }, { value: "shared", label: t("cases.privacy.shared"), icon: "group" }]} />
          <p className={styles.hint}>{privacy === "own" ? t("cases.new.ownHint") : t("cases.new.sharedHint")}</p>
        </div>
        <div className={styles.twoFields}>
          <PickField<EndId> label={t("cases.new.illustrates")} value={illustrates} placeholder={t("cases.new.illustratesExample")} noneText={t("cases.none")} changeLabel={t("cases.new.changeIllustrates")}
            find={(query) => searchEnds(forest.view, query, NOTHING_TAKEN, readings)} name={(id) => <EndName id={id} />} onChange={setIllustrates} />
          <PickField<PointId> label={t("cases.new.parent")} value={parentId} placeholder={t("cases.new.parentExample")} noneText={t("cases.none")} changeLabel={t("cases.new.changeParent")}
            find={(query) => possibleParents(forest.view, [], query).filter((id) => id !== null)} name={(id) => <EndName id={id} />} onChange={setParentId} />
        </div>
        {otherError !== null && <p role="alert" className={styles.error}>{otherError}</p>}
      </form>
      {makes ? <TemplateDialog template={null} onMade={(id) => { setTemplateId(id); }} onClose={() => { setMakes(false); }} /> : null}
    </Dialog>
  );
}

/** The point that is illustrated, or the one that is selected (beside a case, where that one stands); nowhere: the understory. */
function startingParent(view: ForestView, selection: readonly EndId[], illustrates: EndId | null): PointId | null {
  const [first] = selectedPoints(view, illustrates === null ? selection : [illustrates]);
  return first?.kind === "case" ? first.parentId : (first?.id ?? null);
}

interface CaseDraft {
  readonly title: string;
  readonly parentId: PointId | null;
  readonly privacy: Privacy;
  readonly illustrates: EndId | null;
  readonly template: CaseTemplate | null;
}

/** Makes the case in one step, then fills its note and opens it. */
function useCreateCase(fillNote: NewCaseDialogProps["fillNote"], onClose: () => void): { readonly errorKey: string | null; create(draft: CaseDraft): void; clearError(): void } {
  const forest = useForest();
  const shell = useShell();
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const create = ({ title, parentId, privacy, illustrates, template }: CaseDraft): void => {
    const made = forest.run(addPoint, {
      title, parentId, kind: "case", isPrivate: privacy === "own", ...(illustrates === null ? {} : { illustrates }), ...(template === null ? {} : { fields: { [TEMPLATE_FIELD]: template.id } }),
    });
    // i18n-keys: point.error.*
    if (!made.ok) return setErrorKey(`point.error.${made.error.code}`);
    const open = (): void => {
      onClose();
      shell.openNote(made.value);
    };
    if (template === null || template.sections.length === 0) return open();
    return void fillNote(made.value, template).catch((thrown: unknown) => {
      reportProblem("cases.fillNote", thrown);
      shell.toast({ tone: "warn", key: "cases.toast.notFilled" });
    }).finally(open);
  };
  return { errorKey, create, clearError: () => { setErrorKey(null); } };
}
