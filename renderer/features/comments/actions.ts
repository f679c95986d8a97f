import { isPointId } from "#shared/kernel/index.ts";
import type { Action, ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { sessionOf, type CommentTarget } from "./model/discussionSession.ts";

/** Whose role is to discuss may comment where they may write nothing else. */
function mayComment({ report, mayWrite }: OpenForest): boolean {
  const { readOnlyBecause } = report.get();
  return readOnlyBecause === null || (readOnlyBecause === "role" && mayWrite.get() !== "none");
}

/** What a comment would be about now: the passage that is selected in the open note, else the one thing that is selected. */
function targetNow({ forest, selection }: ActionContext): CommentTarget | null {
  if (forest === null || !mayComment(forest)) return null;
  const port = sessionOf(forest).margin.get()?.port;
  const passage = port?.selectedPassage() ?? null;
  if (port !== undefined && passage !== null) return { at: port.docId, passage };
  const [only] = selection;
  if (only === undefined || selection.length > 1) return null;
  const isKnown = isPointId(only) ? forest.view.point(only) !== undefined : forest.view.link(only) !== undefined;
  return isKnown ? { at: only, passage: null } : null;
}

const marginOf = (forest: OpenForest | null): ReturnType<typeof sessionOf>["margin"] | null => (forest === null ? null : sessionOf(forest).margin);

const step = (id: string, key: string, by: 1 | -1): Action => ({
  id, group: "view", labelKey: `comments.action.${key}`, shortcuts: [by === 1 ? "F7" : "Shift+F7"], outsideTextOnly: false,
  isEnabled: ({ forest }) => (marginOf(forest)?.get()?.threadCount() ?? 0) > 0,
  run: ({ forest }) => { marginOf(forest)?.get()?.step(by); },
});

/** Everything a person can do to comments by a key or from the palette. */
export const commentActions: readonly Action[] = [
  {
    id: "note.comment", group: "point", labelKey: "comments.action.comment", shortcuts: ["Mod+Alt+M"], outsideTextOnly: false,
    isEnabled: (context) => targetNow(context) !== null,
    run: (context) => {
      const target = targetNow(context);
      if (context.forest === null || target === null) return;
      if (target.passage === null) context.shell.focusPanel("inspector");
      sessionOf(context.forest).ask(target);
    },
  },
  // i18n-keys: comments.action.*
  step("comment.next", "next", 1),
  step("comment.previous", "previous", -1),
  {
    id: "comment.undo", group: "edit", labelKey: "comments.action.undo", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null && sessionOf(forest).canUndo,
    run: ({ forest, shell }) => {
      if (forest === null) return;
      void sessionOf(forest).undo().then((isDone) => { shell.announce(isDone ? "comments.said.undone" : "comments.said.nothingUndone"); });
    },
  },
];
