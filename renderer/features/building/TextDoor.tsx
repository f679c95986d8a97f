import { useEffect } from "react";
import { POINTS_MIME, useShell } from "#renderer/runtime/index.ts";

/** Where what is pasted belongs to what has the focus: text fields, and whatever lies over the forest. */
const TAKEN = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const PANELS = "[data-panel=outline], [data-panel=graph]";

/** Whether a paste is meant for the forest: it happens in the outline, in the graph, or where nothing has the focus. */
function isForTheForest(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest(TAKEN) !== null || document.querySelector("[role=dialog], [role=alertdialog]") !== null) return false;
  return target === document.body || target.closest(PANELS) !== null;
}

/** Text that is dragged over the graph. Files are the window's; the outline takes what falls on it, row by row; points of the outline are no text. */
function hangsOverGraph(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  if (event.defaultPrevented || !types.includes("text/plain") || types.includes("Files") || types.includes(POINTS_MIME)) return false;
  return event.target instanceof Element && event.target.closest("[data-panel=graph]") !== null;
}

/**
 * Hears Ctrl+V over the forest, and text that is dropped on the graph. The text comes with the event, so nobody has to be asked for the clipboard.
 * Cut points have been dealt with before it is told.
 */
export function TextDoor(): null {
  const shell = useShell();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      if (event.defaultPrevented || data === null || !isForTheForest(event.target)) return;
      const text = data.getData("text/plain");
      const files = [...data.files].filter((file) => file.type.startsWith("text/"));
      if (text.trim() === "" && files.length === 0) return;
      event.preventDefault();
      shell.takeText({ text, files: text.trim() === "" ? files : [] }, null);
    };
    const onDragOver = (event: DragEvent): void => {
      if (!hangsOverGraph(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
    };
    const onDrop = (event: DragEvent): void => {
      if (!hangsOverGraph(event)) return;
      event.preventDefault();
      const text = event.dataTransfer?.getData("text/plain") ?? "";
      if (text.trim() !== "") shell.takeText({ text, files: [] }, null);
    };
    window.addEventListener("paste", onPaste);
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("paste", onPaste);
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("drop", onDrop);
    };
  }, [shell]);
  return null;
}
