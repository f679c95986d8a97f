import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";

/** A moment of a recording: the number of its file, and where in it, in seconds. */
export interface Moment { readonly att: string; readonly atS: number }

/** The recordings of a note in the order they came onto the screen; one that is played goes to the end (`heard`). */
export type Players = Map<string, HTMLMediaElement>;

/** Notes that somebody listens to this one now. */
export function heard(players: Players, sha256: string): void {
  const player = players.get(sha256);
  if (player === undefined) return;
  players.delete(sha256);
  players.set(sha256, player);
}

/** The recording somebody works with: the one that plays, else the one heard last, else the first of the note. */
export function currentRecording(players: ReadonlyMap<string, HTMLMediaElement>): { readonly sha256: string; readonly player: HTMLMediaElement } | null {
  const all = [...players].map(([sha256, player]) => ({ sha256, player })).reverse();
  return all.find(({ player }) => !player.paused) ?? all.find(({ player }) => player.currentTime > 0) ?? all.at(-1) ?? null;
}

/** Writes the moment where the cursor is; in a new paragraph at `besidePos` when no cursor stands in a line. */
export function insertMoment(editor: Editor, { att, atS }: Moment, besidePos: number): void {
  const { selection, doc } = editor.state;
  const timestamp = { type: "timestamp", attrs: { att, atS: Math.floor(atS) } };
  const isBeside = selection instanceof NodeSelection || !doc.resolve(selection.from).parent.isTextblock;
  if (isBeside) editor.chain().focus().insertContentAt(besidePos, { type: "paragraph", content: [timestamp, { type: "text", text: " " }] }).run();
  else editor.chain().focus().insertContent([timestamp, { type: "text", text: " " }]).run();
}

/** Plays or pauses. A player may refuse to begin, e.g. while its file is still read: the promise says so. */
export async function togglePlaying(player: HTMLMediaElement): Promise<void> {
  if (player.paused) await player.play();
  else player.pause();
}

/** Goes back so many seconds, at most to the beginning. */
export function goBack(player: HTMLMediaElement, byS: number): void {
  player.currentTime = Math.max(0, player.currentTime - byS);
}
