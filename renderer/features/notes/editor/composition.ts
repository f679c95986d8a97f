import type { EditorView } from "@tiptap/pm/view";
import type { Replica } from "./bindReplica.ts";

/** ProseMirror reads the composed text out of the page a moment after the composition has ended; until then a redrawn paragraph would lose it. */
const SETTLE_MS = 60;

/** Keeps what others write out of the editor, and what is not text yet in it, while an input method composes. Answers how to stop. */
export function holdWhileComposing(view: EditorView, replica: Replica): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let outTimer: ReturnType<typeof setTimeout> | undefined;
  const onStart = (): void => {
    clearTimeout(timer);
    letOut();
    replica.hold();
  };
  const letOut = (): void => {
    clearTimeout(outTimer);
    replica.letOut();
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
  const onEnd = (): void => {
    settle();
    // ProseMirror reads the text when this event is over.
    outTimer = setTimeout(letOut, 0);
  };
  view.dom.addEventListener("compositionstart", onStart, true);
  view.dom.addEventListener("compositionend", onEnd, true);
  // An input method that goes with the focus may end without saying so.
  view.dom.addEventListener("blur", settle, true);
  return () => {
    clearTimeout(timer);
    clearTimeout(outTimer);
    view.dom.removeEventListener("compositionstart", onStart, true);
    view.dom.removeEventListener("compositionend", onEnd, true);
    view.dom.removeEventListener("blur", settle, true);
    replica.letIn();
  };
}
