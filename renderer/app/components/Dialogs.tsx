import { useEffect, type ComponentType, type ReactElement } from "react";
import { BackupsDialog, ExportDialog, ImportDialog } from "#renderer/features/backups/index.ts";
import { LinkManyDialog, LookDialog, MergeDialog, MovePointDialog, PasteDialog, SplitDialog } from "#renderer/features/building/index.ts";
import { MasksDialog, TemplatesDialog } from "#renderer/features/cases/index.ts";
import { PathDialog, SaveViewDialog } from "#renderer/features/finding/index.ts";
import { ForestsDialog, NewForestDialog, RenameForestDialog } from "#renderer/features/forests/index.ts";
import { ExportView, WalksDialog } from "#renderer/features/graph/index.ts";
import { JoinDialog, RebuildDialog, type JoiningPort } from "#renderer/features/groups/index.ts";
import { HealthDialog } from "#renderer/features/health/index.ts";
import { MilestoneDialog } from "#renderer/features/history/index.ts";
import { DisputesDialog, EditLinkDialog, InsertPointDialog, LinkDialog, LinkListDialog, OpposeDialog, RetargetDialog } from "#renderer/features/links/index.ts";
import { SearchDialog } from "#renderer/features/search/index.ts";
import { AboutDialog, SettingsDialog, ShortcutsDialog } from "#renderer/features/settings/index.ts";
import { TrashDialog } from "#renderer/features/trash/index.ts";
import { reportProblem, useForestOrNull, useShell, type DialogRequest } from "#renderer/runtime/index.ts";
import { createPart, LazyPart } from "#renderer/ui/index.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import type { ForestControl } from "../model/useOpenForest.ts";
import { useShellState } from "../model/useShellState.ts";
import { NewCase, ShareCase } from "./CaseDialogs.tsx";

// Its pinyin table is large: it has a chunk of its own, fetched when the first screen stands.
const palette = createPart("Palette", () => import("#renderer/features/palette/index.ts"), reportProblem);

interface DialogsProps {
  readonly control: ForestControl;
  readonly joinings: JoiningPort;
}

/** The one dialog that is open, if any. */
export function Dialogs({ control, joinings }: DialogsProps): ReactElement | null {
  const request = useShellState((state) => state.dialog);
  const hasForest = useForestOrNull() !== null;
  // By the time somebody presses Ctrl+K it should be here: what is typed next belongs into its field.
  useEffect(() => {
    const handle = requestIdleCallback(() => { palette.start(); }, { timeout: 3_000 });
    return () => cancelIdleCallback(handle);
  }, []);
  if (request === null || (!hasForest && !WITHOUT_FOREST.has(request.kind))) return null;
  return <Shown request={request} control={control} joinings={joinings} />;
}

const WITHOUT_FOREST: ReadonlySet<DialogRequest["kind"]> = new Set(["forests", "new-forest", "settings", "shortcuts", "about", "health", "import-forest", "join-group"]);

/** What needs nothing but a way to close. */
const PLAIN = {
  search: SearchDialog, "case-templates": TemplatesDialog, masks: MasksDialog, "find-path": PathDialog, "save-view": SaveViewDialog,
  "move-point": MovePointDialog, "merge-points": MergeDialog, "split-point": SplitDialog, "link-many": LinkManyDialog, trash: TrashDialog, milestone: MilestoneDialog, "rename-forest": RenameForestDialog,
  "export-forest": ExportDialog, health: HealthDialog, shortcuts: ShortcutsDialog, about: AboutDialog,
} as const satisfies Partial<Record<DialogRequest["kind"], ComponentType<{ readonly onClose: () => void }>>>;

function Shown({ request, control, joinings }: DialogsProps & { readonly request: DialogRequest }): ReactElement {
  const shell = useShell();
  const currentForestId = useForestOrNull()?.id ?? null;
  const onClose = (): void => { shell.closeDialog(); };
  const onOpenForest: ForestControl["open"] = (forestId) => {
    shell.closeDialog();
    // Not into the history of another forest.
    shell.goTo("forest");
    control.open(forestId);
  };
  if (isAboutLinks(request)) return <ShownForLinks request={request} onClose={onClose} />;
  if (isAboutForests(request)) return <ShownForForests request={request} joinings={joinings} currentForestId={currentForestId} onOpenForest={onOpenForest} onClose={onClose} />;
  switch (request.kind) {
    case "paste-outline":
      return <PasteDialog text={request.text} place={request.place} onClose={onClose} />;
    case "settings":
      return <SettingsDialog part={request.part} onClose={onClose} />;
    case "look":
      return <LookDialog of={request.of} onClose={onClose} />;
    case "export-view":
      return <ExportView purpose={request.purpose} onClose={onClose} />;
    case "walks":
      return <WalksDialog walkId={request.walkId} onClose={onClose} />;
    case "share-case":
      return <ShareCase onClose={onClose} />;
    case "new-case":
      return <NewCase illustrates={request.illustrates} onClose={onClose} />;
    case "palette":
      return <LazyPart part={palette} given={{ onClose }} onClose={onClose} />;
    default: {
      const Plain = PLAIN[request.kind];
      return <Plain onClose={onClose} />;
    }
  }
}

const ABOUT_FORESTS = ["forests", "new-forest", "backups", "import-forest", "join-group", "rebuild-group"] as const;
type ForestRequest = Extract<DialogRequest, { readonly kind: (typeof ABOUT_FORESTS)[number] }>;
const isAboutForests = (request: DialogRequest): request is ForestRequest => ABOUT_FORESTS.some((kind) => kind === request.kind);

interface ShownForForestsProps {
  readonly request: ForestRequest;
  readonly joinings: JoiningPort;
  readonly currentForestId: ForestId | null;
  readonly onOpenForest: ForestControl["open"];
  onClose(): void;
}

/** From each of these another forest may be opened. */
function ShownForForests({ request, joinings, currentForestId, onOpenForest, onClose }: ShownForForestsProps): ReactElement {
  switch (request.kind) {
    case "forests":
      return <ForestsDialog currentForestId={currentForestId} onOpenForest={onOpenForest} onClose={onClose} />;
    case "new-forest":
      return <NewForestDialog onOpenForest={onOpenForest} onClose={onClose} />;
    case "backups":
      return <BackupsDialog onOpenForest={onOpenForest} onClose={onClose} />;
    case "import-forest":
      return <ImportDialog file={request.file} onOpenForest={onOpenForest} onClose={onClose} />;
    case "join-group":
      return <JoinDialog key={request.link} link={request.link} port={joinings} onOpenForest={onOpenForest} onClose={onClose} />;
    case "rebuild-group":
      return <RebuildDialog onOpenForest={onOpenForest} onClose={onClose} />;
  }
}

const ABOUT_LINKS = ["link", "edit-link", "retarget-link", "insert-point", "oppose-link", "link-list", "disputes"] as const;
type LinkRequest = Extract<DialogRequest, { readonly kind: (typeof ABOUT_LINKS)[number] }>;
const isAboutLinks = (request: DialogRequest): request is LinkRequest => ABOUT_LINKS.some((kind) => kind === request.kind);

function ShownForLinks({ request, onClose }: { readonly request: LinkRequest; readonly onClose: () => void }): ReactElement {
  switch (request.kind) {
    case "link":
      return <LinkDialog from={request.from} to={request.to} onClose={onClose} />;
    case "edit-link":
      return <EditLinkDialog linkId={request.linkId} onClose={onClose} />;
    case "retarget-link":
      return <RetargetDialog linkId={request.linkId} end={request.end} onClose={onClose} />;
    case "insert-point":
      return <InsertPointDialog linkId={request.linkId} onClose={onClose} />;
    case "oppose-link":
      return <OpposeDialog linkId={request.linkId} onClose={onClose} />;
    case "link-list":
      return <LinkListDialog type={request.type} onClose={onClose} />;
    case "disputes":
      return <DisputesDialog at={request.at} onClose={onClose} />;
  }
}
