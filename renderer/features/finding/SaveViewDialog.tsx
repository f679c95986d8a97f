import type { ReactElement } from "react";
import { writeSavedView } from "#shared/finding/index.ts";
import { addView } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { ViewNameForm } from "./components/ViewNameForm.tsx";

/** Keeps how the forest is looked at now (lens and filter) under a name, for every member. */
export function SaveViewDialog({ onClose }: { onClose(): void }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const save = (name: string): boolean => {
    const spec = writeSavedView({ lens: shell.currentLens(), filter: forest.filter.get().spec });
    const added = forest.run(addView, { kind: "view", name, spec });
    if (added.ok) shell.toast({ tone: "success", key: "finding.toast.saved", values: { name }, actionId: "edit.undo" });
    return added.ok;
  };
  return <ViewNameForm title={t("finding.views.saveTitle")} description={t("finding.views.saveHint")} name="" submitLabel={t("finding.views.save")} onSubmit={save} onClose={onClose} />;
}
