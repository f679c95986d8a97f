import { useEffect, useRef } from "react";
import { reportProblem } from "#renderer/runtime/index.ts";
import { openSheet } from "../model/openSheet.ts";
import type { MountedNote } from "./mountNote.ts";
import { useNoteRoom } from "./noteRoom.ts";
import { currentRecording, goBack, insertMoment, togglePlaying } from "./recordings.ts";

const BACK_S = 5;

/** While this text is on the screen, keys pressed anywhere in the window reach it. */
export function useOpenSheet({ editor }: MountedNote, onFind: () => void): void {
  const { isReadOnly, players } = useNoteRoom();
  const find = useRef(onFind);
  find.current = onFind;
  useEffect(() => {
    const current = (): ReturnType<typeof currentRecording> => currentRecording(players);
    const sheet = {
      mayWrite: !isReadOnly && editor.isEditable,
      hasRecording: () => current() !== null,
      find: () => { find.current(); },
      stamp: () => {
        const recording = current();
        if (recording !== null) insertMoment(editor, { att: recording.sha256, atS: recording.player.currentTime }, editor.state.selection.to);
      },
      togglePlaying: () => {
        const recording = current();
        // A player may refuse to begin, e.g. while its file is still read; its own button says so.
        if (recording !== null) togglePlaying(recording.player).catch((thrown: unknown) => { reportProblem("play a recording", thrown, "warn"); });
      },
      goBack: () => {
        const recording = current();
        if (recording !== null) goBack(recording.player, BACK_S);
      },
    };
    openSheet.set(sheet);
    return () => { if (openSheet.get() === sheet) openSheet.set(null); };
  }, [editor, isReadOnly, players]);
}
