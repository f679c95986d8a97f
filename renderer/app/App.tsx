import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { ActionsProvider, followJoinings, ForestProvider, ShellProvider, useSettings, type OpenForest } from "#renderer/runtime/index.ts";
import { UiProvider } from "#renderer/ui/index.ts";
import { allActions } from "./actions.ts";
import { ClosingGuard } from "./components/ClosingGuard.tsx";
import { Dialogs } from "./components/Dialogs.tsx";
import { DropImport } from "./components/DropImport.tsx";
import { ErrorBoundary } from "./components/ErrorBoundary.tsx";
import { FirstRun } from "./components/FirstRun.tsx";
import { ForestScreen } from "./components/ForestScreen.tsx";
import { GroupNews } from "./components/GroupNews.tsx";
import { OpeningScreen } from "./components/OpeningScreen.tsx";
import { RunActionBridge, type RunAction } from "./components/RunActionBridge.tsx";
import { Voices } from "./components/Voices.tsx";
import { actionsIn } from "./model/actionsIn.ts";
import { applyAppearance } from "./model/applyAppearance.ts";
import { createShell } from "./model/createShell.ts";
import { mayLeave } from "./model/leaving.ts";
import { useOpenForest, type ForestControl } from "./model/useOpenForest.ts";
import { useShellState } from "./model/useShellState.ts";
import { useUsable } from "./model/useUsable.ts";

/** The window: which screen is shown, and the providers that everything below draws from. */
export function App(): ReactElement {
  const t = useT();
  const { settings } = useSettings();
  useEffect(() => { applyAppearance(document.documentElement, settings); }, [settings]);
  const control = useOpenForest();
  const forest = control.phase.kind === "open" ? control.phase.forest : null;
  const place = useShellState((state) => state.place);
  const [joinings] = useState(() => followJoinings());
  useEffect(() => () => { joinings.stop(); }, [joinings]);
  const actions = useMemo(() => actionsIn(place, allActions), [place]);
  const latest = useRef<OpenForest | null>(null);
  latest.current = forest;
  const latestText = useRef(t);
  latestText.current = t;
  const runAction = useRef<RunAction>(() => undefined);
  const shell = useMemo(() => createShell(() => latest.current, (id) => { runAction.current(id); }, (key, values) => latestText.current(key, values)), []);
  useUsable(control.phase.kind === "open" || control.phase.kind === "none" || control.phase.kind === "failed" || control.phase.kind === "unlisted");
  return (
    <UiProvider onReload={() => { void reloadWindow(latest.current); }}>
      <ShellProvider shell={shell}>
        <ForestProvider forest={forest}>
          <ErrorBoundary texts={{ title: t("app.crash.title"), body: t("app.crash.body"), reload: t("app.crash.reload"), logs: t("app.crash.logs") }} mayReload={() => mayLeave(latest.current)}>
            <ActionsProvider actions={actions}>
              <RunActionBridge to={runAction} />
              <Screen control={control} />
              <Dialogs control={control} joinings={joinings} />
              <DropImport />
              <GroupNews joinings={joinings} />
              <Voices />
            </ActionsProvider>
          </ErrorBoundary>
          <ClosingGuard />
        </ForestProvider>
      </ShellProvider>
    </UiProvider>
  );
}

async function reloadWindow(forest: OpenForest | null): Promise<void> {
  if (await mayLeave(forest)) window.location.reload();
}

function Screen({ control }: { readonly control: ForestControl }): ReactElement {
  const { phase } = control;
  switch (phase.kind) {
    case "open":
      return <ForestScreen key={phase.forest.id} />;
    case "none":
      return <FirstRun onPlanted={control.adopt} />;
    case "looking":
    case "opening":
    case "failed":
    case "unlisted":
      return <OpeningScreen phase={phase} onRetry={() => { if (phase.kind === "failed") control.open(phase.forestId); else window.location.reload(); }} />;
  }
}
