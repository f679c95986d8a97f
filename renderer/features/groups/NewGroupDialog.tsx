import { useId, useRef, useState, type FormEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useSettings, type GroupProblem } from "#renderer/runtime/index.ts";
import { Button, Dialog, TextField } from "#renderer/ui/index.ts";
import { MAX_NAME_CHARS } from "./components/GroupHead.tsx";
import type { GroupPort } from "./model/groupPort.ts";
import styles from "./groups.module.css";

interface NewGroupDialogProps {
  readonly port: Pick<GroupPort, "create">;
  readonly suggestedName: string;
  onCreated(): void;
  onClose(): void;
}

/** Two answers, and this forest is a group's: what it is called, and what the others call you. */
export function NewGroupDialog({ port, suggestedName, onCreated, onClose }: NewGroupDialogProps): ReactElement {
  const t = useT();
  const { settings, write } = useSettings();
  const formId = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(suggestedName.slice(0, MAX_NAME_CHARS));
  const [personName, setPersonName] = useState(settings.displayName.slice(0, MAX_NAME_CHARS));
  const [isBusy, setIsBusy] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const [problem, setProblem] = useState<GroupProblem | null>(null);
  const submit = async (): Promise<void> => {
    setWasSent(true);
    if (name.trim() === "" || personName.trim() === "" || isBusy) return;
    setIsBusy(true);
    if (settings.displayName.trim() === "") void write({ displayName: personName.trim() });
    const refused = await port.create(name.trim(), personName.trim());
    setIsBusy(false);
    if (refused === null) onCreated();
    else setProblem(refused);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog size="s" title={t("groups.new.title")} description={t("groups.new.lead")} initialFocus={nameField} dismissable={!isBusy} onClose={onClose}
      footer={<><Button disabled={isBusy} onClick={onClose}>{t("groups.cancel")}</Button><Button type="submit" form={formId} variant="primary" busy={isBusy}>{t("groups.new.submit")}</Button></>}>
      <form id={formId} className={styles.form} onSubmit={onSubmit} noValidate>
        <TextField ref={nameField} label={t("groups.new.name")} value={name} maxLength={MAX_NAME_CHARS} error={wasSent && name.trim() === "" ? t("groups.new.nameNeeded") : null} onChange={(event) => { setName(event.target.value); }} />
        <TextField label={t("groups.new.me")} hint={t("groups.new.meHint")} value={personName} maxLength={MAX_NAME_CHARS} error={wasSent && personName.trim() === "" ? t("groups.new.meNeeded") : null} onChange={(event) => { setPersonName(event.target.value); }} />
        {/* i18n-keys: groups.refused.* */}
        {problem === null ? null : <p role="alert" className={styles.error}>{t(`groups.refused.${problem}`)}</p>}
      </form>
    </Dialog>
  );
}
