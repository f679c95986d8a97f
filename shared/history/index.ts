/** What happened to a forest, in plain data. */
export { addNotesWritten } from "./addNotesWritten.ts";
export { changeSummarySchema, historyStepSchema, NAMES_SHOWN, sessionSchema, timelineSchema, type ChangeSummary, type HistorySession, type HistoryStep, type Timeline } from "./changeSummary.ts";
export { diffStates } from "./diffStates.ts";
export { endTitles } from "./endTitles.ts";
export { fieldChanges, type FieldChange } from "./fieldChanges.ts";
export { mergeSummaries } from "./mergeSummaries.ts";
export { LONGEST_SESSION_MS, SESSION_PAUSE_MS, splitSessions, type LogMark, type OpenSpan, type SessionSpan } from "./splitSessions.ts";
export { emptySummary, isEmptySummary, summariseChanges } from "./summariseChanges.ts";
