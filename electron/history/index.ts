/** Reads what a forest's folder tells about its past. Changes nothing but caches that can be rebuilt. */
export { readChangedNotes, readNoteAt, readNotes, readNoteVersions, type NoteVersion } from "./readNotes.ts";
export { readOwnStates, readSharedAfter, readSharedStates, type SharedAfter } from "./readShared.ts";
export { readStateAt } from "./readStateAt.ts";
export { readSteps } from "./readSteps.ts";
export { readQuickTimeline, readTimeline, refreshHistoryCache } from "./readTimeline.ts";
