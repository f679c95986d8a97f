import { useId, useState, type FormEvent, type ReactElement } from "react";
import { addMilestone, LIMITS, renameMilestone, type MilestoneRecord } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, TextField } from "#renderer/ui/index.ts";

interface MilestoneFormProps {
  /** The one that gets another name; null makes a new one of this moment. */
  readonly milestone: Pick<MilestoneRecord, "id" | "name"> | null;
  onClose(): void;
}

/** Asks for the name of a milestone (里程碑). */
export function MilestoneForm({ milestone, onClose }: MilestoneFormProps): ReactElement {
  const t = useT();
  const formId = useId();
  const forest = useForest();
  const shell = useShell();
  const [name, setName] = useState(milestone?.name ?? "");
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") {
      setError(t("history.milestone.nameNeeded"));
      return;
    }
    const done = milestone === null ? forest.run(addMilestone, { name: name.trim() }) : forest.run(renameMilestone, { id: milestone.id, name: name.trim() });
    if (!done.ok) {
      setError(t("history.milestone.refused"));
      return;
    }
    if (milestone === null) shell.toast({ tone: "success", key: "history.milestone.added", values: { name: name.trim() }, actionId: "edit.undo" });
    onClose();
  };
  return (
    <Dialog size="s" title={milestone === null ? t("history.milestone.addTitle") : t("history.milestone.renameTitle")} description={t("history.milestone.hint")} onClose={onClose}
      footer={<>
        <Button onClick={onClose}>{t("history.cancel")}</Button>
        <Button type="submit" form={formId} variant="primary">{milestone === null ? t("history.milestone.add") : t("history.milestone.save")}</Button>
      </>}>
      <form id={formId} onSubmit={submit} noValidate>
        <TextField label={t("history.milestone.name")} value={name} maxLength={LIMITS.milestone} placeholder={t("history.milestone.example")} error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }} />
      </form>
    </Dialog>
  );
}
