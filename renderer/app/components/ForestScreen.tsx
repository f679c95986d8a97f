import type { CSSProperties, ReactElement } from "react";
import { TextDoor } from "#renderer/features/building/index.ts";
import { FindingOverlay, NewsNotice, SavedViews } from "#renderer/features/finding/index.ts";
import { GraphPanel, PresenterScreen } from "#renderer/features/graph/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { OutlineView } from "#renderer/features/outline/index.ts";
import { AwayNews } from "#renderer/features/groups/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import type { ForestPlace } from "#renderer/runtime/index.ts";
import { SplitHandle } from "#renderer/ui/index.ts";
import { shellStore } from "../model/shellStore.ts";
import { useShellState } from "../model/useShellState.ts";
import { CasesPlace } from "./CasesPlace.tsx";
import { GroupsPlace } from "./GroupsPlace.tsx";
import { HistoryPlace } from "./HistoryPlace.tsx";
import { NotesPlace } from "./NotesPlace.tsx";
import { OpenReportBanner } from "./OpenReportBanner.tsx";
import { PointMore } from "./PointMore.tsx";
import { Rail } from "./Rail.tsx";
import { SaveProblemBanner } from "./SaveProblemBanner.tsx";
import { TopBar } from "./TopBar.tsx";
import css from "./forestScreen.module.css";

/** In px at normal text size. */
const OUTLINE_PX = { minPx: 200, maxPx: 480 } as const;
const INSPECTOR_PX = { minPx: 256, maxPx: 512 } as const;
const PX_PER_REM = 16;

const wide = (widthPx: number): CSSProperties => ({ width: `${widthPx / PX_PER_REM}rem` });

/** The open forest: its places, and the bars around them. */
export function ForestScreen(): ReactElement {
  const place = useShellState((state) => state.place);
  return (
    <div className={css.window}>
      <Rail />
      <TopBar />
      <div className={css.banners}><SaveProblemBanner /><OpenReportBanner /></div>
      <main className={css.panels}><Place place={place} /></main>
    </div>
  );
}

function Place({ place }: { readonly place: ForestPlace }): ReactElement {
  switch (place) {
    case "forest":
      return <ForestPanels />;
    case "notes":
      return <NotesPlace />;
    case "cases":
      return <CasesPlace />;
    case "groups":
      return <GroupsPlace />;
    case "history":
      return <HistoryPlace />;
  }
}

/** Outline, graph and inspector side by side, one selection for all three. */
function ForestPanels(): ReactElement {
  const t = useT();
  const { outline, inspector } = useShellState((state) => state.panels);
  const outlineWidthPx = useShellState((state) => state.outlineWidthPx);
  const inspectorWidthPx = useShellState((state) => state.inspectorWidthPx);
  return (
    <>
      <NewsNotice />
      <TextDoor />
      {outline ? <>
        <div className={css.outline} style={wide(outlineWidthPx)} data-panel="outline"><OutlineView /><SavedViews /></div>
        <SplitHandle label={t("app.resizeOutline")} side="left" widthPx={outlineWidthPx} {...OUTLINE_PX} onResize={(px) => { shellStore.setState({ outlineWidthPx: px }); }} />
      </> : null}
      <div className={css.graph} data-panel="graph"><GraphPanel /><FindingOverlay /><AwayNews /></div>
      {inspector ? <>
        <SplitHandle label={t("app.resizeInspector")} side="right" widthPx={inspectorWidthPx} {...INSPECTOR_PX} onResize={(px) => { shellStore.setState({ inspectorWidthPx: px }); }} />
        <div className={css.inspector} style={wide(inspectorWidthPx)} data-panel="inspector"><InspectorView renderMore={(id) => <PointMore id={id} />} /></div>
      </> : null}
      <PresenterScreen />
    </>
  );
}
