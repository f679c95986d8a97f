import { createContext, useContext } from "react";
import type { LinkType } from "#shared/forest/index.ts";
import { invariant, type PointId } from "#shared/kernel/index.ts";
import type { NoteSheet } from "#shared/notes/index.ts";
import { createReadable, type Writable } from "#renderer/runtime/index.ts";
import type { Players } from "./recordings.ts";

/** A point that was mentioned just now, and what link the words before it speak of. */
export interface JustMentioned { readonly pointId: PointId; readonly type: LinkType | null }

/** A formula that is being written: a new one (`pos` null) or one that stands there. */
export interface FormulaDraft { readonly kind: "inline" | "block"; readonly latex: string; readonly pos: number | null }

/** What the parts of one open note share. */
export interface NoteRoom {
  readonly pointId: PointId;
  readonly sheet: NoteSheet;
  readonly isReadOnly: boolean;
  /** The recordings in the note, by the number of their file. */
  readonly players: Players;
  readonly justMentioned: Writable<JustMentioned | null>;
  readonly formula: Writable<FormulaDraft | null>;
  /** Whether the address of a link is being asked for. */
  readonly asksHref: Writable<boolean>;
  /** Names of files that are being kept just now. */
  readonly uploads: Writable<readonly string[]>;
  /** Lets somebody choose files and puts them into the text. */
  readonly pickFiles: Writable<((accept: "images" | "any") => void) | null>;
  openPoint(pointId: PointId): void;
  /** Shows a file of the note over the whole window. */
  openFile(sha256: string): void;
}

export function createNoteRoom(parts: Pick<NoteRoom, "pointId" | "sheet" | "isReadOnly" | "openPoint" | "openFile">): NoteRoom {
  return {
    ...parts, players: new Map(), justMentioned: createReadable<JustMentioned | null>(null), formula: createReadable<FormulaDraft | null>(null), asksHref: createReadable(false),
    uploads: createReadable<readonly string[]>([]), pickFiles: createReadable<((accept: "images" | "any") => void) | null>(null),
  };
}

export const NoteRoomContext = createContext<NoteRoom | null>(null);

/** The note a part stands in. */
export function useNoteRoom(): NoteRoom {
  const room = useContext(NoteRoomContext);
  invariant(room !== null, "useNoteRoom needs a note around it");
  return room;
}
