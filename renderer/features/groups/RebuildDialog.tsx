import { useState, type ReactElement } from "react";
import { renameForest } from "#shared/forest/index.ts";
import { isForestId, type ForestId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, reportProblem, useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { ConfirmRebuild } from "./components/Confirms.tsx";
import { tellProblem } from "./model/useGroupCall.ts";

const MAX_COPY_NAME = 110;

interface RebuildDialogProps {
  onOpenForest(forestId: ForestId): void;
  onClose(): void;
}

/** Makes the group's forest anew out of what the group has taken in (按小组的样子重建): the one that is open stays as the person's own copy, and the new one is opened. */
export function RebuildDialog({ onOpenForest, onClose }: RebuildDialogProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const forest = useForest();
  const name = useView((view) => view.meta.name);
  const [isBusy, setIsBusy] = useState(false);
  const copyName = t("groups.rebuild.copyName", { name: [...name].slice(0, MAX_COPY_NAME).join("") });
  const rebuild = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    // What was written a moment ago belongs to the copy, and what the group may take of it goes out first. A disk that refuses has its own warning on the screen.
    await forest.flush();
    const answer = await callMain("groups.rebuild", { forestId: forest.id, copyName });
    setIsBusy(false);
    if (!answer.ok) {
      reportProblem("groups.rebuild", answer.error.detail);
      tellProblem(shell, "unexpected");
      return;
    }
    const { refused, newForestId } = answer.value;
    if (refused !== null || !isForestId(newForestId)) {
      tellProblem(shell, refused ?? "unexpected");
      return;
    }
    // It is nobody else's from here on. Who may not write keeps the name it has, and main has given it this one in the list.
    forest.run(renameForest, { name: copyName });
    shell.toast({ tone: "success", key: "groups.rebuild.done", values: { copyName } });
    onOpenForest(newForestId);
  };
  return <ConfirmRebuild name={name} copyName={copyName} isBusy={isBusy} onCancel={onClose} onConfirm={() => { void rebuild(); }} />;
}
