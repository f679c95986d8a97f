import { useRef } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import type { TitleEnd } from "../components/TitleField.tsx";
import { indentedDraft, outdentedDraft, siblingDraft } from "./newPointDraft.ts";
import { commitDraft } from "./outlineCommands.ts";
import type { OutlineDraft, OutlineSession } from "./outlineSession.ts";

export interface DraftRowHandlers {
  onCommit(draft: OutlineDraft, title: string): string | null;
  onDone(draft: OutlineDraft, end: TitleEnd): void;
  onTab(draft: OutlineDraft, direction: "in" | "out"): void;
}

/** What happens to the row that is being typed: Enter takes it and opens the next, Tab moves it between levels, Esc ends. */
export function useDraftRow(session: OutlineSession, focusTree: () => void): DraftRowHandlers {
  const forest = useForest();
  const shell = useShell();
  const added = useRef<PointId | null>(null);
  return {
    onCommit: (draft, title) => {
      const taken = commitDraft(forest, draft, title);
      if (!taken.ok) return taken.error.code;
      added.current = taken.value;
      shell.announce("outline.said.added", { title: title.trim() });
      return null;
    },
    onDone: (draft, end) => {
      const last = added.current;
      added.current = null;
      if (end === "enter" && last !== null && draft.once !== true) return session.startDraft(siblingDraft(forest.view, last));
      session.endDraft();
      return end === "away" ? undefined : focusTree();
    },
    onTab: (draft, direction) => {
      const next = direction === "in" ? indentedDraft(forest.view, draft) : outdentedDraft(forest.view, draft);
      if (next === null) return shell.announce(direction === "in" ? "outline.said.draftDeepest" : "outline.said.draftTop");
      session.placeDraft(next);
      const parent = next.parentId === null ? undefined : forest.view.point(next.parentId);
      return parent === undefined ? shell.announce("outline.said.draftTop") : shell.announce("outline.said.draftUnder", { title: parent.title });
    },
  };
}
