import { lazy, Suspense, useEffect, type ComponentType, type ReactElement } from "react";
import { BackupsDialog, ExportDialog, ImportDialog } from "#renderer/features/backups/index.ts";
import { ForestsDialog, NewForestDialog, RenameForestDialog } from "#renderer/features/forests/index.ts";
import { HealthDialog } from "#renderer/features/health/index.ts";
import { MilestoneDialog } from "#renderer/features/history/index.ts";
import { EditLinkDialog, LinkDialog } from "#renderer/features/links/index.ts";
import { MovePointDialog, ShareCaseDialog } from "#renderer/features/outline/index.ts";
import { AboutDialog, SettingsDialog, ShortcutsDialog } from "#renderer/features/settings/index.ts";
import { TrashDialog } from "#renderer/features/trash/index.ts";
import { useForestOrNull, useShell, type DialogRequest } from "#renderer/runtime/index.ts";
import type { ForestControl } from "../model/useOpenForest.ts";
import { useShellState } from "../model/useShellState.ts";

// Its pinyin table is large: it has a chunk of its own, fetched when the first screen stands.
const loadPalette = async () => ({ default: (await import("#renderer/features/palette/index.ts")).Palette });
const Palette = lazy(loadPalette);

/** The one dialog that is open, if any. */
export function Dialogs({ control }: { readonly control: ForestControl }): ReactElement | null {
  const request = useShellState((state) => state.dialog);
  const hasForest = useForestOrNull() !== null;
  // By the time somebody presses Ctrl+K it should be here: what is typed next belongs into its field.
  useEffect(() => {
    const handle = requestIdleCallback(() => { void loadPalette(); }, { timeout: 3_000 });
    return () => cancelIdleCallback(handle);
  }, []);
  if (request === null || (!hasForest && !WITHOUT_FOREST.has(request.kind))) return null;
  return <Shown request={request} control={control} />;
}

const WITHOUT_FOREST: ReadonlySet<DialogRequest["kind"]> = new Set(["forests", "new-forest", "settings", "shortcuts", "about", "health", "import-forest"]);

/** What needs nothing but a way to close. */
const PLAIN = {
  "move-point": MovePointDialog, "share-case": ShareCaseDialog, trash: TrashDialog, milestone: MilestoneDialog, "rename-forest": RenameForestDialog,
  "export-forest": ExportDialog, health: HealthDialog, settings: SettingsDialog, shortcuts: ShortcutsDialog, about: AboutDialog,
} as const satisfies Partial<Record<DialogRequest["kind"], ComponentType<{ readonly onClose: () => void }>>>;

function Shown({ request, control }: { readonly request: DialogRequest; readonly control: ForestControl }): ReactElement {
  const shell = useShell();
  const currentForestId = useForestOrNull()?.id ?? null;
  const onClose = (): void => { shell.closeDialog(); };
  const onOpenForest: ForestControl["open"] = (forestId) => {
    shell.closeDialog();
    // Not into the history of another forest.
    shell.goTo("forest");
    control.open(forestId);
  };
  switch (request.kind) {
    case "link":
      return <LinkDialog from={request.from} to={request.to} onClose={onClose} />;
    case "edit-link":
      return <EditLinkDialog linkId={request.linkId} onClose={onClose} />;
    case "forests":
      return <ForestsDialog currentForestId={currentForestId} onOpenForest={onOpenForest} onClose={onClose} />;
    case "new-forest":
      return <NewForestDialog onOpenForest={onOpenForest} onClose={onClose} />;
    case "backups":
      return <BackupsDialog onOpenForest={onOpenForest} onClose={onClose} />;
    case "import-forest":
      return <ImportDialog file={request.file} onOpenForest={onOpenForest} onClose={onClose} />;
    case "palette":
      return <Suspense fallback={null}><Palette onClose={onClose} /></Suspense>;
    default: {
      const Plain = PLAIN[request.kind];
      return <Plain onClose={onClose} />;
    }
  }
}
