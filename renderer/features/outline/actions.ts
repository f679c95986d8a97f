import { rekindPoints, selectedBranches, selectedPoints, type PointKind } from "#shared/forest/index.ts";
import { pointAction as action, primaryPoint, type Action, type ActionContext, type OpenForest } from "#renderer/runtime/index.ts";
import { addCaseDraft } from "./model/addCaseDraft.ts";
import { childDraft, siblingDraft } from "./model/newPointDraft.ts";
import { moveTo, removeSelected } from "./model/outlineCommands.ts";
import { outlineSessionOf, type OutlineDraft } from "./model/outlineSession.ts";
import { startDraft } from "./model/startDraft.ts";
import { planStep, type MoveStep } from "./model/planMove.ts";

function openDraft(forest: OpenForest, context: ActionContext, draft: OutlineDraft): void {
  if (startDraft(forest, context.shell, draft)) context.shell.focusPanel("outline");
}

/** The step every selected branch can take together; only neighbours of one selection move in the order that keeps them together. */
function step(forest: OpenForest, context: ActionContext, direction: MoveStep): void {
  const ids = selectedBranches(forest.view, context.selection);
  const lead = direction === "down" ? ids.at(-1) : ids[0];
  const place = lead === undefined ? null : planStep(forest.view, lead, direction);
  if (place !== null) moveTo(forest, context.shell, ids, place);
}

const canStep = (direction: MoveStep) => (forest: OpenForest, context: ActionContext): boolean => {
  const ids = selectedBranches(forest.view, context.selection);
  const lead = direction === "down" ? ids.at(-1) : ids[0];
  return lead !== undefined && planStep(forest.view, lead, direction) !== null;
};

const stepAction = (id: string, labelKey: string, direction: MoveStep, shortcut: string): Action =>
  action({ id, labelKey, group: "edit", shortcuts: [shortcut], scope: "some", when: canStep(direction), run: (forest, context) => step(forest, context, direction) });

function pasteCut(forest: OpenForest, context: ActionContext): void {
  const session = outlineSessionOf(forest);
  const ids = session.get().cutIds.filter((id) => forest.view.point(id) !== undefined);
  if (ids.length > 0 && moveTo(forest, context.shell, ids, { parentId: primaryPoint(context), afterId: undefined })) {
    session.cut([]);
    forest.selection.select(ids);
  }
}

function rekindAction(kind: PointKind, labelKey: string): Action {
  return action({
    id: `point.rekind.${kind}`,
    labelKey,
    scope: "some",
    when: (forest, context) => selectedPoints(forest.view, context.selection).some((point) => point.kind !== kind),
    run: (forest, context) => {
      const changed = forest.run(rekindPoints, { ids: selectedPoints(forest.view, context.selection).map((point) => point.id), kind });
      // i18n-keys: point.error.*
      if (!changed.ok) context.shell.toast({ tone: "warn", key: `point.error.${changed.error.code}` });
    },
  });
}

const isPrivateSelected = (forest: OpenForest, context: ActionContext): boolean =>
  selectedPoints(forest.view, context.selection)[0]?.doc === "personal";

/** Everything a person can do to points: the records behind keys, menus, the graph's toolbar and the palette. */
export const outlineActions: readonly Action[] = [
  action({ id: "point.addChild", labelKey: "outline.action.addChild", shortcuts: ["N"], scope: "forest", run: (forest, context) => openDraft(forest, context, childDraft(forest.view, primaryPoint(context))) }),
  action({
    id: "point.addSibling", labelKey: "outline.action.addSibling", shortcuts: ["Shift+N"], scope: "one",
    run: (forest, context) => {
      const id = primaryPoint(context);
      if (id !== null) openDraft(forest, context, siblingDraft(forest.view, id));
    },
  }),
  action({ id: "point.addCase", labelKey: "outline.action.addCase", shortcuts: ["C"], scope: "forest", run: (forest, context) => openDraft(forest, context, addCaseDraft(forest.view, context.selection[0])) }),
  action({
    id: "point.rename", labelKey: "outline.action.rename", shortcuts: ["F2"], scope: "one",
    run: (_forest, context) => {
      const id = primaryPoint(context);
      if (id !== null) context.shell.editTitle(id);
    },
  }),
  action({ id: "point.move", labelKey: "outline.action.move", shortcuts: ["M"], scope: "some", run: (_forest, context) => context.shell.openDialog({ kind: "move-point" }) }),
  stepAction("point.moveUp", "outline.action.moveUp", "up", "Alt+ArrowUp"),
  stepAction("point.moveDown", "outline.action.moveDown", "down", "Alt+ArrowDown"),
  stepAction("point.indent", "outline.action.indent", "indent", "Alt+ArrowRight"),
  stepAction("point.outdent", "outline.action.outdent", "outdent", "Alt+ArrowLeft"),
  action({ id: "point.cut", labelKey: "outline.action.cut", group: "edit", shortcuts: ["Mod+X"], scope: "some", run: (forest, context) => {
    const ids = selectedBranches(forest.view, context.selection);
    outlineSessionOf(forest).cut(ids);
    context.shell.announce("outline.said.cut", { count: ids.length });
  } }),
  action({ id: "point.paste", labelKey: "outline.action.paste", group: "edit", shortcuts: ["Mod+V"], scope: "forest", when: (forest) => outlineSessionOf(forest).get().cutIds.length > 0, run: pasteCut }),
  rekindAction("wisdom", "outline.action.rekindWisdom"),
  rekindAction("module", "outline.action.rekindModule"),
  rekindAction("point", "outline.action.rekindPoint"),
  rekindAction("case", "outline.action.rekindCase"),
  rekindAction("lesson", "outline.action.rekindLesson"),
  rekindAction("assignment", "outline.action.rekindAssignment"),
  rekindAction("card", "outline.action.rekindCard"),
  rekindAction("question", "outline.action.rekindQuestion"),
  action({ id: "point.share", labelKey: "outline.action.share", scope: "one", when: isPrivateSelected, run: (_forest, context) => context.shell.openDialog({ kind: "share-case" }) }),
  action({ id: "point.remove", labelKey: "outline.action.remove", shortcuts: ["Delete", "Backspace"], scope: "some", run: (forest, context) => removeSelected(forest, context.shell, context.selection) }),
];
