import type { EditorView } from "@tiptap/pm/view";
import type { Replica } from "./bindReplica.ts";

/** ProseMirror reads the composed text out of the page a moment after the composition has ended; until then a redrawn paragraph would lose it. */
const SETTLE_MS = 60;

/** Keeps what others write out of the editor while an input method composes in it. Answers how to stop. */
export function holdWhileComposing(view: EditorView, replica: Replica): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onStart = (): void => {
    clearTimeout(timer);
    replica.hold();
  };
  const letIn = (): void => {
    // The view still composes when its own timer has not run yet, or when the next composition has begun.
    if (view.composing) settle();
    else replica.letIn();
  };
  const settle = (): void => {
    clearTimeout(timer);
    if (replica.isHeld()) timer = setTimeout(letIn, SETTLE_MS);
  };
  view.dom.addEventListener("compositionstart", onStart, true);
  view.dom.addEventListener("compositionend", settle, true);
  // An input method that goes with the focus may end without saying so.
  view.dom.addEventListener("blur", settle, true);
  return () => {
    clearTimeout(timer);
    view.dom.removeEventListener("compositionstart", onStart, true);
    view.dom.removeEventListener("compositionend", settle, true);
    view.dom.removeEventListener("blur", settle, true);
    replica.letIn();
  };
}
