import { useEffect, useRef, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useSettings, useShell, viewState } from "#renderer/runtime/index.ts";
import { DraftField } from "./components/DraftField.tsx";
import { EmptyForest } from "./components/EmptyForest.tsx";
import { GraphMenu } from "./components/GraphMenu.tsx";
import { HistoryDock } from "./components/HistoryDock.tsx";
import { LinkLegend } from "./components/LinkLegend.tsx";
import { Minimap } from "./components/Minimap.tsx";
import { RenameField } from "./components/RenameField.tsx";
import { SelectionDock } from "./components/SelectionDock.tsx";
import { ZoomDock } from "./components/ZoomDock.tsx";
import { FocusOptionsDock } from "./lenses/focus/FocusOptionsDock.tsx";
import { FocusTrail } from "./lenses/focus/FocusTrail.tsx";
import { TidyBar } from "./lenses/grove/TidyBar.tsx";
import { createGraphSession, type GraphSession } from "./model/createGraphSession.ts";
import type { KeptCamera } from "./model/graphDesk.ts";
import type { LensName } from "./model/lensTypes.ts";
import { graphCamera } from "./model/graphCamera.ts";
import { graphLens } from "./model/graphLens.ts";
import { createGraphStore, type Draft } from "./model/graphState.ts";
import { useGraphPart } from "./model/useGraphPart.ts";
import type { Place } from "#shared/tower/index.ts";
import css from "./GraphView.module.css";

const idle = createGraphStore();

/** The graph on its canvas, with its docks. The canvas is fed by a session outside React. */
export function GraphView(): ReactElement {
  const t = useT();
  const canvas = useRef<HTMLDivElement>(null);
  const session = useGraphSession(canvas);
  const [dockMenuAt, setDockMenuAt] = useState<Place | null>(null);
  const store = session?.store ?? idle;
  const lens = useGraphPart(store, "lens");
  const menuAt = useGraphPart(store, "menuAt");
  return (
    <section className={css.graph} aria-label={t("graph.title")}>
      {/* i18n-keys: graph.lens.* */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes the keys itself and says what they reached */}
      <div ref={canvas} className={css.canvas} role="application" tabIndex={0} aria-label={t("graph.canvas")} aria-roledescription={t(`graph.lens.${lens}`)} />
      <LensDocks session={session} />
      <SelectionDock onMore={(at) => { setDockMenuAt({ x: at.left, y: at.top }); }} />
      <ZoomDock store={store} />
      {session === null ? null : <Fields session={session} />}
      <GraphMenu at={dockMenuAt ?? onPage(menuAt, canvas.current)} onClose={() => { setDockMenuAt(null); session?.closeMenu(); }} />
    </section>
  );
}

/** From the corner of the canvas to the corner of the window. */
function onPage(at: Place | null, canvas: HTMLElement | null): Place | null {
  if (at === null || canvas === null) return null;
  const { left, top } = canvas.getBoundingClientRect();
  return { x: left + at.x, y: top + at.y };
}

/** What stands around the picture, by lens. */
function LensDocks({ session }: { readonly session: GraphSession | null }): ReactElement {
  const store = session?.store ?? idle;
  const lens = useGraphPart(store, "lens");
  const empty = useGraphPart(store, "empty");
  const isSlim = useGraphPart(store, "isSlim");
  const isFocus = lens === "focus";
  return (
    <>
      {empty ? <EmptyForest /> : isFocus ? <><FocusTrail /><FocusOptionsDock /></> : <LinkLegend isSlim={isSlim} />}
      {session === null || empty || isFocus ? null : <Minimap key={lens} session={session} />}
      {lens === "grove" ? <TidyBar /> : null}
      <HistoryDock lens={lens} />
    </>
  );
}

/** The title that is being edited, or the one of a new point. */
function Fields({ session }: { readonly session: GraphSession }): ReactElement {
  const renaming = useGraphPart(session.store, "renaming");
  const draft = useGraphPart(session.store, "draft");
  return (
    <>
      {renaming === null ? null : <RenameField key={renaming.id} {...renaming} onDone={() => { session.endRename(); }} />}
      {draft === null ? null : <DraftField key={draftKey(draft)} draft={draft} onCommit={(title, next) => session.commitDraft(title, next)} onCancel={() => { session.endDraft(); }} />}
    </>
  );
}

const draftKey = ({ parentId, afterId, from }: Draft): string => `${parentId ?? ""} ${afterId ?? ""} ${from ?? ""}`;

async function keepCamera(forestId: string, lens: LensName, camera: KeptCamera | null): Promise<void> {
  const { [lens]: _before, ...others } = (await viewState.read(forestId)).cameras;
  await viewState.write(forestId, { cameras: camera === null ? others : { ...others, [lens]: camera } });
}

function useGraphSession(canvas: React.RefObject<HTMLDivElement | null>): GraphSession | null {
  const forest = useForest();
  const shell = useShell();
  const t = useT();
  const { settings } = useSettings();
  const [session, setSession] = useState<GraphSession | null>(null);
  // Read by the session whenever it needs them; a change must not open another canvas.
  const latest = useRef(settings);
  latest.current = settings;
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const opened = createGraphSession({
      canvas: canvas.current, forest, shell, t, cameraPort: graphCamera, lensPort: graphLens,
      keptCamera: {
        read: async (lens) => (await viewState.read(forest.id)).cameras[lens] ?? null,
        write: (lens, camera) => { void keepCamera(forest.id, lens, camera); },
      },
      textScale: () => latest.current.textScalePct / 100,
      isMotionReduced: () => latest.current.motion === "reduced" || window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [canvas, forest, shell, t]);
  useEffect(() => { session?.rescale(); }, [session, settings.textScalePct]);
  return session;
}
