import type { ReactElement } from "react";
import { addMilestone, LIMITS, renameMilestone, type MilestoneRecord } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { NameDialog } from "#renderer/ui/index.ts";

interface MilestoneFormProps {
  /** The one that gets another name; null makes a new one of this moment. */
  readonly milestone: Pick<MilestoneRecord, "id" | "name"> | null;
  onClose(): void;
}

/** Asks for the name of a milestone (里程碑). */
export function MilestoneForm({ milestone, onClose }: MilestoneFormProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const take = (name: string): boolean => {
    if (milestone !== null) return forest.run(renameMilestone, { id: milestone.id, name }).ok;
    const isAdded = forest.run(addMilestone, { name }).ok;
    if (isAdded) shell.toast({ tone: "success", key: "history.milestone.added", values: { name }, actionId: "edit.undo" });
    return isAdded;
  };
  const words = {
    title: milestone === null ? t("history.milestone.addTitle") : t("history.milestone.renameTitle"), description: t("history.milestone.hint"),
    label: t("history.milestone.name"), placeholder: t("history.milestone.example"), submit: milestone === null ? t("history.milestone.add") : t("history.milestone.save"), cancel: t("history.cancel"),
    needed: t("history.milestone.nameNeeded"), refused: t("history.milestone.refused"),
  };
  return <NameDialog words={words} name={milestone?.name ?? ""} maxLength={LIMITS.milestone} onSubmit={take} onClose={onClose} />;
}
