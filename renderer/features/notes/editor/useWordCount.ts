import type { Editor } from "@tiptap/core";
import { useCallback } from "react";
import { useReadAfterPause } from "#renderer/runtime/index.ts";
import { wordCount } from "../model/wordCount.ts";
import { readText } from "./noteAttrs.ts";

/** Counting waits until nobody has typed for this long. */
const PAUSE_MS = 300;

/** What counts of a text: its words and the names it mentions. */
const countedText = ({ state: { doc } }: Editor): string =>
  doc.textBetween(0, doc.content.size, "\n", (leaf) => (leaf.type.name === "pointRef" ? readText(leaf.attrs.label) : " "));

/** How long the text is, told a moment after it changed. */
export function useWordCount(editor: Editor): number {
  const read = useCallback(() => wordCount(countedText(editor)), [editor]);
  const follow = useCallback((onChange: () => void) => {
    // What came in before anybody listened is counted, too.
    onChange();
    editor.on("update", onChange);
    return () => { editor.off("update", onChange); };
  }, [editor]);
  return useReadAfterPause(read, follow, { pauseMs: PAUSE_MS });
}
