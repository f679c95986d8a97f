import { render, waitFor, type RenderResult } from "@testing-library/react";
import type { ReactElement } from "react";
import { I18nProvider } from "#renderer/i18n/index.ts";
import { ActionsProvider, ForestProvider, openForest, SettingsProvider, ShellProvider, useShortcuts, type Action, type DialogRequest, type DroppedText, type OpenForest, type ShellPort, type TextPlace, type ToastRequest } from "#renderer/runtime/index.ts";
import { readSettings, type Settings } from "#shared/settings/index.ts";
import { isForestId, type EndId } from "#shared/kernel/index.ts";
import { countingIds } from "./countingIds.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "./fakeBridge.ts";
import { fakeClock } from "./fakeClock.ts";
import { must } from "./testForest.ts";

export interface Stage {
  readonly forest: OpenForest;
  readonly fake: FakeBridge;
  readonly page: RenderResult;
  readonly dialogs: DialogRequest[];
  readonly toasts: ToastRequest[];
  readonly said: string[];
  /** The same, with what was put into the words. */
  readonly heard: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }[];
  /** Text that was handed on to become points. */
  readonly taken: { readonly dropped: DroppedText; readonly place: TextPlace | null }[];
  /** Notes and comments that were to be opened, as "note pt_…" and "comment cm_… pt_…". */
  readonly opened: string[];
  /** How the shell was last asked to look at the forest. */
  lens(): ReturnType<ShellPort["currentLens"]>;
  /** Forgets forest and bridge; says which texts were asked for and missing. */
  close(): Promise<readonly string[]>;
}

interface StageParts {
  readonly actions?: readonly Action[];
  readonly settings?: Partial<Settings>;
  /** Fills the forest before anything is drawn. */
  readonly plant?: (forest: OpenForest) => void;
  /** Sets up the main process before it is asked for anything. */
  readonly prepare?: (fake: FakeBridge) => void;
  readonly onEditTitle?: (forest: OpenForest, id: EndId) => void;
}

function Shortcuts(): null {
  useShortcuts();
  return null;
}

/** Draws a part of the interface over a real open forest, with a main process in memory and a shell that writes down what it is asked. `ui` may wait for what `plant` makes. */
export async function renderInForest(ui: ReactElement | (() => ReactElement), { actions = [], settings = {}, plant, prepare, onEditTitle }: StageParts = {}): Promise<Stage> {
  const fake = createFakeBridge();
  prepare?.(fake);
  const uninstall = installBridge(fake);
  const created = await fake.bridge.call("forests.create", { name: "青禾的森林" });
  if (!created.ok || !isForestId(created.value.forestId)) throw new Error("the fake made no forest");
  const forest = must(await openForest(created.value.forestId, { author: "pr_me", clock: fakeClock(), ids: countingIds(), connectMirror: null, whenIdle: () => () => undefined }));
  plant?.(forest);

  const dialogs: DialogRequest[] = [];
  const toasts: ToastRequest[] = [];
  const said: string[] = [];
  const heard: Stage["heard"] = [];
  const taken: Stage["taken"] = [];
  const opened: string[] = [];
  const nothing = (): void => undefined;
  let lens: ReturnType<ShellPort["currentLens"]> = "tower";
  const shell: ShellPort = {
    openDialog: (request) => { dialogs.push(request); },
    closeDialog: nothing,
    toast: (request) => { toasts.push(request); },
    text: (key) => key,
    announce: (key, values = {}) => {
      said.push(key);
      heard.push({ key, values });
    },
    editTitle: (id) => onEditTitle?.(forest, id),
    takeText: (dropped, place) => { taken.push({ dropped, place }); },
    showInOutline: nothing, camera: nothing, cameraPlace: () => null, goToPlace: nothing, lens: (name) => { lens = name; }, currentLens: () => lens, togglePanel: nothing, focusPanel: nothing, goTo: nothing, openNote: (id, goal) => { opened.push(`note ${id}${goal === undefined ? "" : ` ${goal.sheet} ${goal.suggestionId ?? goal.sha256 ?? goal.words}`}`); }, openComment: (id, at) => { opened.push(`comment ${id} ${at}`); }, runAction: nothing,
  };
  const tree = (
    <SettingsProvider initial={readSettings({ personId: "pr_me", displayName: "青禾", ...settings })}>
      <I18nProvider>
        <ForestProvider forest={forest}>
          <ShellProvider shell={shell}><ActionsProvider actions={actions}><Shortcuts />{typeof ui === "function" ? ui() : ui}</ActionsProvider></ShellProvider>
        </ForestProvider>
      </I18nProvider>
    </SettingsProvider>
  );
  const page = render(tree);
  await waitFor(() => {
    if (document.body.textContent === "") throw new Error(`nothing is drawn yet; ${fake.reports.join("; ")}`);
  });
  // What was drawn when the texts came begins to listen on some later turn, on a busy machine after the test has begun. Drawing anew does that first.
  page.rerender(tree);
  return {
    forest, fake, page, dialogs, toasts, said, heard, taken, opened, lens: () => lens,
    close: async () => {
      page.unmount();
      await forest.close();
      uninstall();
      return fake.reports.filter((report) => report.includes("missing text"));
    },
  };
}
