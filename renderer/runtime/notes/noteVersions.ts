import type * as Y from "yjs";
import type { IpcErrorCode, NoteVersion } from "#shared/ipc/contract.ts";
import { err, ok, type ForestId, type Result } from "#shared/kernel/index.ts";
import type { SideDocId } from "#shared/notes/index.ts";
import { callMain } from "../ipcClient.ts";
import { readSideDocument } from "./createNotes.ts";

/** Who wrote into a note in one go, and when; newest first. */
export async function listNoteVersions(forestId: ForestId, docId: SideDocId): Promise<Result<readonly NoteVersion[], { readonly code: IpcErrorCode }>> {
  const answer = await callMain("notes.versions", { forestId, docId });
  return answer.ok ? ok(answer.value.versions) : err({ code: answer.error.code });
}

/** A note as it was after one change; the caller destroys the document. */
export function readNoteVersion(forestId: ForestId, docId: SideDocId, seq: number): Promise<Result<Y.Doc, { readonly code: IpcErrorCode }>> {
  return readSideDocument(() => callMain("notes.versionAt", { forestId, docId, seq }));
}
