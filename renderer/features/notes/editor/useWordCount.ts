import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { wordCount } from "../model/wordCount.ts";
import { readText } from "./noteAttrs.ts";

/** Counting waits until nobody has typed for this long. */
const PAUSE_MS = 300;

/** What counts of a text: its words and the names it mentions. */
const countedText = ({ state: { doc } }: Editor): string =>
  doc.textBetween(0, doc.content.size, "\n", (leaf) => (leaf.type.name === "pointRef" ? readText(leaf.attrs.label) : " "));

/** How long the text is, told a moment after it changed. */
export function useWordCount(editor: Editor): number {
  const [count, setCount] = useState(() => wordCount(countedText(editor)));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => { if (!editor.isDestroyed) setCount(wordCount(countedText(editor))); }, PAUSE_MS);
    };
    onUpdate();
    editor.on("update", onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off("update", onUpdate);
    };
  }, [editor]);
  return count;
}
