import { useState, type ReactElement } from "react";
import { removeMilestone, type MilestoneRecord } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { IconButton, Menu } from "#renderer/ui/index.ts";
import { MilestoneForm } from "./MilestoneForm.tsx";

/** What can be done with a milestone: another name, or taking it away (undoable). */
export function MilestoneMenu({ milestone, tabIndex }: { readonly milestone: Pick<MilestoneRecord, "id" | "name">; readonly tabIndex?: number }): ReactElement {
  const t = useT();
  const { id, name } = milestone;
  const forest = useForest();
  const shell = useShell();
  const [isRenaming, setIsRenaming] = useState(false);
  const remove = (): void => {
    const removed = forest.run(removeMilestone, { id });
    if (removed.ok) shell.toast({ tone: "info", key: "history.milestone.removed", values: { name }, actionId: "edit.undo" });
    else shell.toast({ tone: "warn", key: "history.milestone.refused" });
  };
  return (
    <>
      <Menu align="end"
        trigger={<IconButton icon="more" size="s" label={t("history.milestone.menu", { name })} tabIndex={tabIndex} />}
        entries={[
          { id: "rename", label: t("history.milestone.rename"), icon: "pencil", onSelect: () => setIsRenaming(true) },
          { id: "remove", label: t("history.milestone.remove"), icon: "trash", onSelect: remove },
        ]} />
      {isRenaming ? <MilestoneForm milestone={milestone} onClose={() => setIsRenaming(false)} /> : null}
    </>
  );
}
