import type { ReactElement } from "react";
import { addView } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { PrivateTagsChoice } from "./components/PrivateTagsChoice.tsx";
import { ViewNameForm } from "./components/ViewNameForm.tsx";
import { useShownAsView } from "./model/useShownAsView.ts";

/** Keeps how the forest is looked at now (lens and filter) under a name, for every member. */
export function SaveViewDialog({ onClose }: { onClose(): void }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const shown = useShownAsView();
  const save = (name: string): boolean => {
    const added = forest.run(addView, { kind: "view", name, spec: shown.write() });
    if (added.ok) shell.toast({ tone: "success", key: "finding.toast.saved", values: { name }, actionId: "edit.undo" });
    return added.ok;
  };
  return (
    <ViewNameForm title={t("finding.views.saveTitle")} description={t("finding.views.saveHint")} name="" onSubmit={save} onClose={onClose}>
      <PrivateTagsChoice shown={shown} />
    </ViewNameForm>
  );
}
