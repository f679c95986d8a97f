import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { outlineSessionOf, type OutlineDraft } from "./outlineSession.ts";

/** Opens a new row. Somebody whose role does not let them add it hears so before they have typed a title. True: it is open. */
export function startDraft(forest: OpenForest, shell: ShellPort, draft: OutlineDraft): boolean {
  if (!draft.isPrivate && forest.mayWrite.get() !== "all") {
    shell.toast({ tone: "info", key: "outline.readOnly" });
    return false;
  }
  outlineSessionOf(forest).startDraft(draft);
  return true;
}
