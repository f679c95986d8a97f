import { duplicatePoints, selectedBranches } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { pointAction, type Action, type ActionContext, type DialogRequest, type OpenForest } from "#renderer/runtime/index.ts";
import { copyOutline } from "./model/copyOutline.ts";
import { allOthers, allPoints, inSameModule, ofSameKind, withBranches, withLinked } from "./model/selecting.ts";

/** What a person has marked on the page goes before points: Ctrl+C means that text then. */
const isTextMarked = (): boolean => window.getSelection()?.isCollapsed === false;

function duplicate(forest: OpenForest, { selection, shell }: ActionContext, withLinks: boolean): void {
  const copied = forest.run(duplicatePoints, { ids: [...selectedBranches(forest.view, selection)], withLinks, suffix: shell.text("building.copySuffix") });
  // i18n-keys: building.error.*
  if (!copied.ok) return shell.toast({ tone: "warn", key: `building.error.${copied.error.code}` });
  forest.selection.select(copied.value.ids);
  const count = copied.value.copyOf.size;
  return shell.toast({ tone: "success", key: "building.toast.duplicated", values: { count }, actionId: "edit.undo" });
}

const dialogAction = (recipe: Pick<Parameters<typeof pointAction>[0], "id" | "labelKey" | "scope" | "shortcuts">, request: DialogRequest): Action =>
  pointAction({ ...recipe, run: (_forest, { shell }) => shell.openDialog(request) });

/** Selects more, or something else, and says how much it is. */
function selectAction(id: string, labelKey: string, find: (forest: OpenForest, selection: readonly EndId[]) => readonly EndId[], shortcuts: readonly string[] = []): Action {
  const needsSelection = id !== "select.all";
  return {
    id, labelKey, shortcuts, group: "edit", outsideTextOnly: true,
    isEnabled: ({ forest, selection }) => forest !== null && forest.view.pointCount > 0 && (!needsSelection || selection.length > 0),
    run: ({ forest, selection, shell }) => {
      if (forest === null) return;
      const found = find(forest, selection);
      // What was selected first stays the primary one, so that the keyboard does not jump.
      const [first] = selection;
      forest.selection.select(first !== undefined && found.includes(first) ? [first, ...found] : found);
      shell.announce("building.said.selected", { count: found.length });
    },
  };
}

/** What is done to several points at once, and how several are selected. */
export const buildingActions: readonly Action[] = [
  pointAction({ id: "point.copy", labelKey: "building.action.copy", group: "edit", shortcuts: ["Mod+C"], scope: "some", when: () => !isTextMarked(), run: (forest, { selection, shell }) => { void copyOutline(forest, shell, selection); } }),
  pointAction({ id: "point.duplicate", labelKey: "building.action.duplicate", group: "edit", shortcuts: ["Mod+D"], scope: "some", run: (forest, context) => duplicate(forest, context, false) }),
  pointAction({ id: "point.duplicateLinked", labelKey: "building.action.duplicateLinked", group: "edit", shortcuts: ["Mod+Shift+D"], scope: "some", run: (forest, context) => duplicate(forest, context, true) }),
  dialogAction({ id: "point.merge", labelKey: "building.action.merge", shortcuts: ["Shift+M"], scope: "several" }, { kind: "merge-points" }),
  dialogAction({ id: "point.split", labelKey: "building.action.split", shortcuts: ["Shift+S"], scope: "one" }, { kind: "split-point" }),
  dialogAction({ id: "point.linkMany", labelKey: "building.action.linkMany", shortcuts: ["Mod+L"], scope: "several" }, { kind: "link-many" }),
  dialogAction({ id: "point.look", labelKey: "building.action.look", scope: "some" }, { kind: "look", of: "selection" }),
  dialogAction({ id: "forest.kindLooks", labelKey: "building.action.kindLooks", scope: "forest" }, { kind: "look", of: "point" }),
  selectAction("select.all", "building.action.selectAll", ({ view }) => allPoints(view), ["Mod+A"]),
  selectAction("select.sameKind", "building.action.selectSameKind", ({ view }, selection) => ofSameKind(view, selection)),
  selectAction("select.module", "building.action.selectModule", ({ view }, selection) => inSameModule(view, selection)),
  selectAction("select.branch", "building.action.selectBranch", ({ view }, selection) => withBranches(view, selection)),
  selectAction("select.linked", "building.action.selectLinked", ({ view }, selection) => withLinked(view, selection)),
  selectAction("select.others", "building.action.selectOthers", ({ view }, selection) => allOthers(view, selection)),
];
