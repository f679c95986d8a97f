/** The notes of points: the sheet they are written on, and the list of those that have one. The editor itself comes when the first note is opened. */
export { noteActions } from "./actions.ts";
export { NoteList, type NoteListProps } from "./NoteList.tsx";
export { NoteVersions } from "./NoteVersions.tsx";
export { NoteSheet } from "./NoteSheet.tsx";
export type { NoteSheetProps } from "./model/noteSheetProps.ts";
export type { NoteFilter, NoteKind } from "./model/listNotes.ts";
