import type { CaseSection, CaseTemplate } from "#shared/cases/index.ts";
import { maskText, type NameMask } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { isAsShared, linkAddresses, markShared, noteDocId, noteFingerprint, noteSections, noteToJson, readNote, templateToNote, withTexts, writeNote, type NoteReading, type NoteSheet } from "#shared/notes/index.ts";
import type { AttachmentRef, OpenForest } from "#renderer/runtime/index.ts";

/** Who reads the note of a point: a private one has nothing but a sheet of its own. */
export function sheetOf(forest: OpenForest, pointId: PointId): NoteSheet {
  return forest.view.point(pointId)?.doc === "personal" ? "own" : "shared";
}

/** Why a note could not be read or written; told to the person by whoever asked. */
export class NoteUnreachable extends Error {
  constructor(readonly code: string) {
    super(`the note cannot be reached: ${code}`);
  }
}

/** Does something with a note and lets go of it again. Throws `NoteUnreachable`. */
async function withNote<T>(forest: OpenForest, docId: ReturnType<typeof noteDocId>, work: (doc: Parameters<typeof readNote>[0]) => T): Promise<T> {
  const opened = await forest.notes.open(docId);
  if (!opened.ok) throw new NoteUnreachable(opened.error.code);
  try {
    return work(opened.value.doc);
  } finally {
    opened.value.release();
  }
}

/** What the note of a point says, with the addresses its links lead to below its words: whoever is given the note is given those, too. */
export function readNoteOf(forest: OpenForest, pointId: PointId): Promise<NoteReading> {
  return withNote(forest, noteDocId(pointId, sheetOf(forest, pointId)), (doc) => {
    const reading = readNote(doc);
    return { ...reading, text: [reading.text, ...linkAddresses(noteToJson(doc))].join("\n") };
  });
}

/** The files a note shows, or a draft of how it should read, in its order, for looking at them one after the other. A picture says nothing of its kind: main looks into it. */
export async function filesOfNote(forest: OpenForest, docId: ReturnType<typeof noteDocId>, drafted: Parameters<typeof readNote>[0] | null): Promise<readonly AttachmentRef[]> {
  const { attachments } = drafted === null ? await withNote(forest, docId, readNote) : readNote(drafted);
  return attachments.map(({ sha256, name, mime }) => ({ sha256, name, mime: mime === "" ? "image/png" : mime, sizeBytes: 0 }));
}

/** Writes the headings of a template into a note that is still empty. */
export async function fillNote(forest: OpenForest, pointId: PointId, template: CaseTemplate): Promise<void> {
  if (template.sections.length === 0) return;
  await withNote(forest, noteDocId(pointId, sheetOf(forest, pointId)), (doc) => {
    if (readNote(doc).isEmpty) writeNote(doc, templateToNote(template.sections.map(({ key, name }) => ({ section: key, title: name }))), "template");
  });
}

/** The parts of a case by its headings, for reading two side by side. */
export function readCase(forest: OpenForest, pointId: PointId): Promise<{ readonly sections: readonly CaseSection[] }> {
  return withNote(forest, noteDocId(pointId, sheetOf(forest, pointId)), (doc) => ({ sections: noteSections(doc) }));
}

/** What the group's note of a private point says already: it was shared before, and that was taken back. */
export interface StandingNote {
  readonly text: string;
  readonly attachments: readonly AttachmentRef["name"][];
  /** Nobody has written in it since this person shared it. */
  readonly isAsShared: boolean;
  /** Tells whether it still says the same when it comes to sharing. */
  readonly fingerprint: string;
}

/** What others will read beside a private point once it is shared again; null: there is nothing yet. */
export async function standingNoteOf(forest: OpenForest, pointId: PointId): Promise<StandingNote | null> {
  const standing = await withNote(forest, noteDocId(pointId, "shared"), (doc) => {
    const reading = readNote(doc);
    const json = noteToJson(doc);
    return reading.isEmpty ? null : { json, text: [reading.text, ...linkAddresses(json)].join("\n"), attachments: reading.attachments.map(({ name }) => name), fingerprint: noteFingerprint(json) };
  });
  if (standing === null) return null;
  const { json, ...rest } = standing;
  return { ...rest, isAsShared: await withNote(forest, noteDocId(pointId, "own"), (own) => isAsShared(own, json)) };
}

export interface NoteSharing {
  readonly masks: readonly NameMask[];
  /** The group's note that was looked at before, by its fingerprint; null: there was none. */
  readonly standing: string | null;
  /** What stands there goes on standing. */
  readonly keepsStanding: boolean;
}

/**
 * Puts the private note of a point that has just been shared into the note everybody reads, with names exchanged. It is written there anew, so that nothing of how it
 * came about goes along; the private sheet stays as it was. What is in the shared note already gives way only when it was seen and said so: false when it is another by now.
 */
export async function shareNote(forest: OpenForest, pointId: PointId, { masks, standing, keepsStanding }: NoteSharing): Promise<boolean> {
  if (keepsStanding) return true;
  const json = await withNote(forest, noteDocId(pointId, "own"), (doc) => (readNote(doc).isEmpty ? null : noteToJson(doc)));
  if (json === null && standing === null) return true;
  const shared = await withNote(forest, noteDocId(pointId, "shared"), (doc) => {
    const now = readNote(doc).isEmpty ? null : noteFingerprint(noteToJson(doc));
    if (now !== standing) return null;
    writeNote(doc, withTexts(json ?? { type: "doc" }, (text) => maskText(text, masks)), "share");
    return noteToJson(doc);
  });
  if (shared === null) return false;
  await withNote(forest, noteDocId(pointId, "own"), (own) => { markShared(own, shared); });
  return true;
}

/** Whether the other sheet of a point says something that its first one does not show: see `useOtherSheet`. */
export async function hasOtherSheet(forest: OpenForest, pointId: PointId, isPrivate: boolean): Promise<boolean> {
  if (!isPrivate) return withNote(forest, noteDocId(pointId, "own"), (doc) => !readNote(doc).isEmpty);
  const standing = await standingNoteOf(forest, pointId);
  return standing !== null && !standing.isAsShared;
}
