import { useEffect, useRef, useState } from "react";
import { readInviteFile } from "#renderer/features/groups/index.ts";
import { useShell, type ShellPort } from "#renderer/runtime/index.ts";
import { shellStore } from "./shellStore.ts";

/** Only files from outside: what is dragged inside the window (points of the outline, text) goes its own way. */
const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

const EXTENSION = ".forest";
const INVITE_EXTENSION = ".zslinvite";
const TEXT_FILE = /\.(md|markdown|txt|text)$/i;
/** What hangs over the window are texts for the forest that is open, not forests: there is nothing to import. */
const carriesTextsOnly = (event: DragEvent): boolean => {
  const items = [...(event.dataTransfer?.items ?? [])];
  return items.length > 0 && items.every((item) => item.type === "text/plain" || item.type === "text/markdown");
};
/** So long without a word from the system means that the drag has ended where nobody told us. */
const SILENT_MS = 600;

/** What the file says is shown before anything is asked of anybody. One that is no invite is told there, too. */
async function openInvite(file: File, shell: ShellPort): Promise<void> {
  const link = await readInviteFile(file);
  if (link === null) shell.toast({ tone: "warn", key: "groups.join.badFile" });
  else shell.openDialog({ kind: "join-group", link });
}

/** Takes files that are dropped on the window. Returns whether files are over it now. */
export function useFileDrop(): boolean {
  const shell = useShell();
  const [isOver, setIsOver] = useState(false);
  const silence = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const stop = (): void => {
      if (silence.current !== null) clearTimeout(silence.current);
      silence.current = null;
      setIsOver(false);
    };
    // `dragover` comes all the time while something hangs over the window; leaving is told for every element, so silence says it better.
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
      if (carriesTextsOnly(event)) return;
      if (silence.current !== null) clearTimeout(silence.current);
      silence.current = setTimeout(stop, SILENT_MS);
      setIsOver(true);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      stop();
      // A panel has taken it: texts fall on a row of the outline.
      if (event.defaultPrevented) return;
      // Also for files nobody wants: a page left to itself would open them.
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const forests = files.filter((file) => file.name.toLowerCase().endsWith(EXTENSION));
      const [file] = forests;
      const texts = files.filter((each) => TEXT_FILE.test(each.name));
      const invite = files.find((each) => each.name.toLowerCase().endsWith(INVITE_EXTENSION));
      if (invite !== undefined && shellStore.getState().dialog === null) return void openInvite(invite, shell);
      if (file === undefined && texts.length === 0 && invite === undefined) return shell.toast({ tone: "info", key: "exchange.drop.other" });
      if (forests.length > 1) return shell.toast({ tone: "info", key: "exchange.drop.one" });
      // Whatever is open may hold something half written, or be at work.
      if (shellStore.getState().dialog !== null) return shell.toast({ tone: "info", key: "exchange.drop.busy" });
      if (file === undefined) return shell.takeText({ text: "", files: texts }, null);
      return shell.openDialog({ kind: "import-forest", file });
    };
    window.addEventListener("dragenter", over);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", over);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
      if (silence.current !== null) clearTimeout(silence.current);
    };
  }, [shell]);
  return isOver;
}
