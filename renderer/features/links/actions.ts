import { isLinkId, type LinkId } from "#shared/kernel/index.ts";
import { editLink, removeLinks, reverseLink, type LinkRecord } from "#shared/forest/index.ts";
import type { Action, ActionContext, OpenForest } from "#renderer/runtime/index.ts";

interface Recipe {
  readonly id: string;
  readonly labelKey: string;
  readonly shortcuts: readonly string[];
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
    id: recipe.id, group: "link", labelKey: recipe.labelKey, shortcuts: recipe.shortcuts, outsideTextOnly: true,
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
  for (const link of links) {
    const turned = forest.run(reverseLink, { id: link.id });
    // i18n-keys: link.error.*
    if (turned.ok) context.shell.announce("links.said.reversed");
    else context.shell.toast({ tone: "warn", key: `link.error.${turned.error.code}` });
  }
}

/** A suggestion becomes one's own: `editLink` without any change only clears the mark. */
function accept(forest: OpenForest, context: ActionContext, links: readonly LinkRecord[]): void {
  for (const link of links.filter((each) => each.suggested)) {
    const taken = forest.run(editLink, { id: link.id });
    // i18n-keys: link.error.*
    if (taken.ok) context.shell.announce("links.said.accepted");
    else context.shell.toast({ tone: "warn", key: `link.error.${taken.error.code}` });
  }
}

/** Everything a person can do to links. */
export const linkActions: readonly Action[] = [
  action({
    id: "link.create", labelKey: "links.action.create", shortcuts: ["L"], when: () => true,
    run: (_forest, context) => context.shell.openDialog({ kind: "link", from: context.selection[0] ?? null, to: context.selection[1] ?? null }),
  }),
  action({
    id: "link.edit", labelKey: "links.action.edit", shortcuts: ["Shift+L"], when: isOne,
    run: (_forest, context, links) => {
      const link = links[0];
      if (link !== undefined) context.shell.openDialog({ kind: "edit-link", linkId: link.id });
    },
  }),
  action({ id: "link.reverse", labelKey: "links.action.reverse", shortcuts: ["Shift+R"], when: (links) => links.length > 0, run: reverse }),
  action({ id: "link.accept", labelKey: "links.action.accept", shortcuts: ["Shift+A"], when: (links) => links.some((link) => link.suggested), run: accept }),
  action({
    id: "link.remove", labelKey: "links.action.remove", shortcuts: ["Delete", "Backspace"],
    when: (links, context) => links.length > 0 && links.length === context.selection.length, run: removeSelected,
  }),
];
