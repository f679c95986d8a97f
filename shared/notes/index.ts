/** Notes: how their documents are called, and what stands in them. */
export { isSideDocId, NOTE_BODY, noteDocId, parseNoteDocId, staysHere, type DiscussionDocId, type NoteDocId, type NoteSheet, type SideDocId } from "./noteDocs.ts";
export { diffNotes, type DiffLine } from "./diffNotes.ts";
export { isSafeHref } from "./isSafeHref.ts";
export { MAX_NOTE_DEPTH, type NoteAttrs, type NoteJson, type NoteMark } from "./noteJson.ts";
export { mentionName, type NameToMention } from "./mentionName.ts";
export { noteToJson } from "./noteToJson.ts";
export { readNote, readNoteJson, textOfNode, type NoteAttachment, type NoteHeading, type NoteReading, type NoteRef } from "./readNote.ts";
export { templateToNote, type TemplateSection } from "./templateToNote.ts";
export { noteSections, type NoteSection } from "./noteSections.ts";
export { isAsShared, markShared, noteFingerprint } from "./sharedMark.ts";
export { clientsOfSwallowed, findSwallowed, putBackSwallowed, type Swallowed } from "./swallowed.ts";
export { linkAddresses, withTexts } from "./withTexts.ts";
export { replaceBlocks, writeNote, type BlocksReplaced } from "./writeNote.ts";
export { ALLOWED_LOSSES, type LossKind, type MarkdownLoss } from "./markdown/losses.ts";
export { markdownToNote, type ReadingOptions } from "./markdown/markdownToNote.ts";
export { noteToMarkdown, type WritingOptions } from "./markdown/noteToMarkdown.ts";
