import { useState } from "react";
import { reportProblem, useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { lossWords } from "./lossWords.ts";
import { markdownOf } from "./markdownOf.ts";
import type { MountedNote } from "./mountNote.ts";
import { printNote } from "./printNote.ts";
import type { SheetTools } from "./tools/useMoreEntries.ts";

interface SheetToolParts { readonly title: string; onFind(): void }

/** How the sheet is looked at, and what can be done with the note as a whole. Session state, kept nowhere. */
export function useSheetTools({ editor }: MountedNote, { title, onFind }: SheetToolParts): SheetTools {
  const shell = useShell();
  const forest = useForest();
  const t = useT();
  const [isWide, setIsWide] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const [hasOutline, setHasOutline] = useState(false);
  const copyMarkdown = async (): Promise<void> => {
    try {
      const { markdown, losses } = markdownOf(editor, title, forest.view);
      await navigator.clipboard.writeText(markdown);
      if (losses.length === 0) shell.toast({ tone: "success", key: "notes.said.copied" });
      else shell.toast({ tone: "warn", key: "notes.said.copiedWithout", values: { what: lossWords(losses, t) } });
    } catch (thrown) {
      reportProblem("copy a note", thrown, "warn");
      shell.toast({ tone: "warn", key: "notes.said.notCopied" });
    }
  };
  return {
    isWide, isFocused, hasOutline,
    toggleWide: () => { setIsWide(!isWide); },
    toggleFocused: () => { setIsFocused(!isFocused); },
    toggleOutline: () => { setHasOutline(!hasOutline); },
    find: onFind,
    print: () => { printNote(title, editor.view.dom); },
    copyMarkdown: () => { void copyMarkdown(); },
  };
}
