import { useMemo, type KeyboardEvent, type ReactElement } from "react";
import { GraphPanel } from "#renderer/features/graph/index.ts";
import { HistoryScreen, RestoreSelected, type PastLook } from "#renderer/features/history/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { OutlineView } from "#renderer/features/outline/index.ts";
import { ActionsProvider, ForestProvider, ShellProvider, useShell, type PastForest, type ShellPort } from "#renderer/runtime/index.ts";
import { allActions } from "../actions.ts";
import { actionsInPast } from "../model/actionsIn.ts";
import css from "./forestScreen.module.css";

const pastActions = actionsInPast(allActions);

/** The history, with the ordinary panels for what was. */
export function HistoryPlace(): ReactElement {
  const shell = useShell();
  const close = (): void => shell.goTo("forest");
  return <HistoryScreen onClose={close} renderPast={(past, look) => <PastPanels past={past} look={look} onClose={close} />} />;
}

/** Keys by which the panels begin to write. */
const WRITING_KEYS = new Set(["Enter", "F2", "Delete", "Backspace"]);

function PastPanels({ past, look, onClose }: { readonly past: PastForest; readonly look: PastLook; onClose(): void }): ReactElement {
  const shell = useShell();
  const pastShell = useMemo(() => readOnlyShell(shell), [shell]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest("[role=tree],[role=application]") !== event.target) return;
    const isLeaving = event.key === "Escape" && past.selection.get().ids.length === 0;
    if (!isLeaving && !WRITING_KEYS.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isLeaving) onClose();
    else sayReadOnly(shell);
  };
  return (
    // Looks at keys on their way in, so that no panel begins to write what would be refused.
    <div className={css.past} onKeyDownCapture={onKeyDown}>
      <ForestProvider forest={past}>
        <ShellProvider shell={pastShell}>
          <ActionsProvider actions={pastActions}>
            {look === "graph" ? <div className={css.graph} data-panel="graph"><GraphPanel /></div> : <div className={css.pastOutline} data-panel="outline"><OutlineView /></div>}
          </ActionsProvider>
        </ShellProvider>
      </ForestProvider>
      <div className={css.pastInspector} data-panel="inspector">
        <RestoreSelected past={past} />
        <ForestProvider forest={past}>
          <ShellProvider shell={pastShell}><ActionsProvider actions={pastActions}><InspectorView /></ActionsProvider></ShellProvider>
        </ForestProvider>
      </div>
    </div>
  );
}

function sayReadOnly(shell: ShellPort): void {
  shell.toast({ tone: "info", key: "history.readOnly" });
}

/** The shell for a past state: whatever would write says instead that nothing can be written. */
function readOnlyShell(shell: ShellPort): ShellPort {
  return {
    ...shell,
    openDialog: () => sayReadOnly(shell),
    editTitle: () => sayReadOnly(shell),
    takeText: () => sayReadOnly(shell),
    runAction: (id) => {
      if (id.startsWith("view.")) shell.runAction(id);
      else sayReadOnly(shell);
    },
  };
}
