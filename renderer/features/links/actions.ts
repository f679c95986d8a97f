import { isLinkId, type LinkId } from "#shared/kernel/index.ts";
import { acceptLinks, linksBeside, removeLinks, reverseLinks, type LinkRecord, type LinkVerdict } from "#shared/forest/index.ts";
import type { Action, ActionContext, DialogRequest, OpenForest } from "#renderer/runtime/index.ts";
import { toggleOpposing } from "./model/toggleOpposing.ts";
import { toggleVerdict } from "./model/toggleVerdict.ts";

interface Recipe {
  readonly id: string;
  readonly labelKey: string;
  readonly shortcuts?: readonly string[];
  readonly when: (links: readonly LinkRecord[], context: ActionContext) => boolean;
  readonly run: (forest: OpenForest, context: ActionContext, links: readonly LinkRecord[]) => void;
}

function selectedLinks(context: ActionContext): readonly LinkRecord[] {
  return context.selection.flatMap((id) => {
    const link = isLinkId(id) ? context.forest?.view.link(id) : undefined;
    return link === undefined ? [] : [link];
  });
}

function action(recipe: Recipe): Action {
  const allowed = (context: ActionContext): boolean => context.forest !== null && recipe.when(selectedLinks(context), context);
  return {
    id: recipe.id, group: "link", labelKey: recipe.labelKey, shortcuts: recipe.shortcuts ?? [], outsideTextOnly: true,
    isEnabled: allowed,
    run: (context) => {
      if (context.forest !== null && allowed(context)) recipe.run(context.forest, context, selectedLinks(context));
    },
  };
}

const isOne = (links: readonly LinkRecord[], context: ActionContext): boolean => links.length === 1 && context.selection.length === 1;
const idsOf = (links: readonly LinkRecord[]): LinkId[] => links.map((link) => link.id);

function removeSelected(forest: OpenForest, context: ActionContext, links: readonly LinkRecord[]): void {
  const removed = forest.run(removeLinks, { ids: idsOf(links) });
  // i18n-keys: link.error.*
  if (removed.ok) context.shell.toast({ tone: "info", key: "links.toast.removed", values: { count: links.length }, actionId: "edit.undo" });
  else context.shell.toast({ tone: "warn", key: `link.error.${removed.error.code}` });
}

function reverse(forest: OpenForest, context: ActionContext, links: readonly LinkRecord[]): void {
  const done = forest.run(reverseLinks, { ids: idsOf(links) });
  // i18n-keys: link.error.*
  if (!done.ok) return context.shell.toast({ tone: "warn", key: `link.error.${done.error.code}` });
  const { turned, left } = done.value;
  if (left.length > 0) return context.shell.toast({ tone: "warn", key: "links.toast.reversedSome", values: { count: turned.length, left: left.length }, actionId: "edit.undo" });
  return context.shell.toast({ tone: "success", key: "links.said.reversed", actionId: "edit.undo" });
}

function accept(forest: OpenForest, { shell }: ActionContext, links: readonly LinkRecord[]): void {
  const taken = forest.run(acceptLinks, { ids: idsOf(links) });
  // i18n-keys: link.error.*
  if (!taken.ok) shell.toast({ tone: "warn", key: `link.error.${taken.error.code}` });
  else if (links.length === 1) shell.announce("links.said.accepted");
  else shell.toast({ tone: "success", key: "links.toast.accepted", values: { count: taken.value.length }, actionId: "edit.undo" });
}

const review = (verdict: LinkVerdict): Recipe["run"] => (forest, { shell }, [link]) => {
  if (link === undefined) return;
  const said = forest.run(toggleVerdict, { id: link.id, verdict });
  // i18n-keys: links.toast.*
  if (said.ok) shell.toast({ tone: "success", key: `links.toast.${said.value ?? "withdrawn"}`, actionId: "edit.undo" });
  // i18n-keys: link.error.*
  else shell.toast({ tone: "warn", key: `link.error.${said.error.code}` });
};

/** A dialog about the one link that is selected. */
const asks = (request: (link: LinkRecord) => DialogRequest): Recipe["run"] => (_forest, { shell }, [link]) => {
  if (link !== undefined) shell.openDialog(request(link));
};

/** Two links stand against each other by being selected together; of one, its opponent is chosen among those between the same ends. */
function canOppose(links: readonly LinkRecord[], context: ActionContext): boolean {
  if (links.length !== context.selection.length || context.forest === null) return false;
  const [first] = links;
  if (links.length === 2) return true;
  return links.length === 1 && first !== undefined && (first.opposes.length > 0 || linksBeside(context.forest.view, first).length > 0);
}

function oppose(forest: OpenForest, { shell }: ActionContext, [first, second]: readonly LinkRecord[]): void {
  if (first !== undefined && second !== undefined) toggleOpposing(forest, shell, first, second);
  else if (first !== undefined) shell.openDialog({ kind: "oppose-link", linkId: first.id });
}

/** Everything a person can do to links. */
export const linkActions: readonly Action[] = [
  action({
    id: "link.create", labelKey: "links.action.create", shortcuts: ["L"], when: () => true,
    run: (_forest, context) => context.shell.openDialog({ kind: "link", from: context.selection[0] ?? null, to: context.selection[1] ?? null }),
  }),
  action({
    id: "link.edit", labelKey: "links.action.edit", shortcuts: ["Shift+L"], when: isOne,
    run: asks((link) => ({ kind: "edit-link", linkId: link.id })),
  }),
  action({ id: "link.reverse", labelKey: "links.action.reverse", shortcuts: ["Shift+R"], when: (links) => links.length > 0, run: reverse }),
  action({ id: "link.accept", labelKey: "links.action.accept", shortcuts: ["Shift+A"], when: (links) => links.some((link) => link.suggested), run: accept }),
  action({ id: "link.agree", labelKey: "links.action.agree", shortcuts: ["Y"], when: isOne, run: review("agreed") }),
  action({ id: "link.doubt", labelKey: "links.action.doubt", shortcuts: ["Shift+Y"], when: isOne, run: review("doubted") }),
  action({ id: "link.retargetFrom", labelKey: "links.action.retargetFrom", shortcuts: ["Shift+B"], when: isOne, run: asks((link) => ({ kind: "retarget-link", linkId: link.id, end: "from" })) }),
  action({ id: "link.retargetTo", labelKey: "links.action.retargetTo", shortcuts: ["Shift+E"], when: isOne, run: asks((link) => ({ kind: "retarget-link", linkId: link.id, end: "to" })) }),
  action({ id: "link.insertPoint", labelKey: "links.action.insertPoint", shortcuts: ["I"], when: isOne, run: asks((link) => ({ kind: "insert-point", linkId: link.id })) }),
  action({ id: "link.oppose", labelKey: "links.action.oppose", shortcuts: ["Shift+O"], when: canOppose, run: oppose }),
  action({
    id: "link.list", labelKey: "links.action.list", shortcuts: ["Shift+K"], when: () => true,
    run: (_forest, { shell, selection }, [link]) => shell.openDialog({ kind: "link-list", type: selection.length === 1 && link !== undefined ? link.type : null }),
  }),
  action({ id: "link.disputes", labelKey: "links.action.disputes", shortcuts: ["Shift+D"], when: () => true, run: (_forest, { shell }) => shell.openDialog({ kind: "disputes", at: null }) }),
  action({
    id: "link.remove", labelKey: "links.action.remove", shortcuts: ["Delete", "Backspace"],
    when: (links, context) => links.length > 0 && links.length === context.selection.length, run: removeSelected,
  }),
];
