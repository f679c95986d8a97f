import { addView, editView, endTitle, LIMITS, type ForestView, type SavedViewRecord } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { Action, ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { lastWalk, presenting } from "./walks/presenting.ts";
import { walkAlong } from "./walks/walkAlong.ts";
import { withStop } from "./walks/walkEdits.ts";
import { parseWalk, walkSpec } from "./walks/walkSpec.ts";
import { walkRefusalKey } from "./walks/walkRefusalKey.ts";
import { walksOf } from "./walks/walksOf.ts";

const canWrite = ({ forest }: ActionContext): boolean => forest !== null && forest.report.get().readOnlyBecause === null;
const hasWalks = ({ forest }: ActionContext): boolean => forest !== null && walksOf(forest.view).length > 0;

/** Pictures and paths: everything with which somebody shows the forest to others. */
export const showingActions: readonly Action[] = [
  {
    id: "view.export", group: "view", labelKey: "showing.action.export", shortcuts: ["Mod+Shift+E"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null && forest.view.pointCount > 0,
    run: ({ shell }) => { shell.openDialog({ kind: "export-view", purpose: "save" }); },
  },
  {
    id: "view.print", group: "view", labelKey: "showing.action.print", shortcuts: ["Mod+Alt+P"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null && forest.view.pointCount > 0,
    run: ({ shell }) => { shell.openDialog({ kind: "export-view", purpose: "print" }); },
  },
  {
    id: "walk.create", group: "view", labelKey: "showing.action.createWalk", shortcuts: [], outsideTextOnly: true,
    isEnabled: (context) => canWrite(context) && context.selection.length > 0,
    run: createWalk,
  },
  {
    id: "walk.addStop", group: "view", labelKey: "showing.action.addStop", shortcuts: [], outsideTextOnly: true,
    isEnabled: (context) => canWrite(context) && context.selection.length > 0 && hasWalks(context),
    run: addStop,
  },
  {
    id: "walk.edit", group: "view", labelKey: "showing.action.editWalks", shortcuts: [], outsideTextOnly: true,
    isEnabled: hasWalks,
    run: ({ shell }) => { shell.openDialog({ kind: "walks", walkId: null }); },
  },
  {
    id: "walk.present", group: "view", labelKey: "showing.action.present", shortcuts: ["Mod+Shift+P", "F5"], outsideTextOnly: false,
    isEnabled: hasWalks,
    run: presentWalk,
  },
];

function createWalk({ forest, selection, shell }: ActionContext): void {
  if (forest === null) return undefined;
  const walk = walkAlong(forest.view, selection);
  const spec = walkSpec(walk);
  if (spec === null) return shell.toast({ tone: "warn", key: "showing.walk.full" });
  const made = forest.run(addView, { kind: "walk", name: nameOf(forest.view, walk.stops.flatMap(({ ids }) => ids[0] ?? [])), spec });
  if (!made.ok) return shell.toast({ tone: "warn", key: walkRefusalKey(made.error.code) });
  lastWalk.set(made.value);
  return shell.openDialog({ kind: "walks", walkId: made.value });
}

function addStop({ forest, selection, shell }: ActionContext): void {
  const record = forest === null ? undefined : currentWalk(forest);
  const walk = record === undefined ? null : parseWalk(record.spec);
  if (forest === null || record === undefined) return;
  const spec = walk === null ? null : walkSpec(withStop(walk, selection));
  const edited = spec === null ? null : forest.run(editView, { id: record.id, spec });
  if (edited?.ok === true) shell.toast({ tone: "success", key: "showing.walk.stopAdded", values: { name: record.name, count: (walk?.stops.length ?? 0) + 1 }, actionId: "walk.edit" });
  else shell.toast({ tone: "warn", key: edited !== null ? walkRefusalKey(edited.error.code) : walk === null ? "showing.walk.unreadable" : "showing.walk.full" });
}

/** One walk, or the one that was last worked on, begins at once; of several the person chooses. */
function presentWalk({ forest, shell }: ActionContext): void {
  if (forest === null) return;
  const walks = walksOf(forest.view);
  const [only] = walks;
  const chosen = walks.length === 1 ? only : walks.find(({ id }) => id === lastWalk.get());
  if (chosen === undefined) shell.openDialog({ kind: "walks", walkId: null });
  else if ((parseWalk(chosen.spec)?.stops.length ?? 0) === 0) shell.openDialog({ kind: "walks", walkId: chosen.id });
  else presenting.set(chosen.id);
}

function currentWalk({ view }: OpenForest): SavedViewRecord | undefined {
  const walks = walksOf(view);
  return walks.find(({ id }) => id === lastWalk.get()) ?? walks.at(-1);
}

/** Where it begins and where it ends. */
function nameOf(view: ForestView, ids: readonly EndId[]): string {
  const [first, last] = [ids[0], ids.at(-1)].map((id) => (id === undefined ? "" : (endTitle(view, id) ?? "")));
  const name = first === last ? (first ?? "") : `${first ?? ""} → ${last ?? ""}`;
  return [...name].slice(0, LIMITS.viewName).join("").trim() || "…";
}
