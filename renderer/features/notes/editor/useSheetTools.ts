import { reportProblem, useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { lossWords } from "./lossWords.ts";
import { markdownOf } from "./markdownOf.ts";
import type { MountedNote } from "./mountNote.ts";
import { sheetLook, toggleLook } from "./sheetLook.ts";
import type { SheetTools } from "./tools/useMoreEntries.ts";

interface SheetToolParts { readonly title: string; onFind(): void; onPrint(): void }

/** How the sheet is looked at, and what can be done with the note as a whole. */
export function useSheetTools({ editor }: MountedNote, { title, onFind, onPrint }: SheetToolParts): SheetTools {
  const shell = useShell();
  const forest = useForest();
  const t = useT();
  const look = useReadable(sheetLook);
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
    ...look,
    toggleWide: () => { toggleLook("isWide"); },
    toggleFocused: () => { toggleLook("isFocused"); },
    toggleOutline: () => { toggleLook("hasOutline"); },
    find: onFind,
    print: onPrint,
    copyMarkdown: () => { void copyMarkdown(); },
  };
}
