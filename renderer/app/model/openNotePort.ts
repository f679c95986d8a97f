import { useMemo, useRef } from "react";
import type { NoteEditorPort } from "#renderer/runtime/index.ts";

/** What the neighbours of an open note ask its editor: kept aside, because it comes and goes with the text and nobody is drawn anew for it. */
export function useOpenNoteText(): { setPort(port: NoteEditorPort): NoteEditorPort; port(): NoteEditorPort | null; selectedText(): string | null } {
  const latest = useRef<NoteEditorPort | null>(null);
  return useMemo(() => ({
    setPort: (port) => {
      latest.current = port;
      return port;
    },
    port: () => latest.current,
    selectedText: () => latest.current?.selectedPassage()?.quote ?? null,
  }), []);
}
