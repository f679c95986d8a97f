import type * as Y from "yjs";
import type { BlocksReplaced, DiscussionDocId, NoteDocId, SideDocId } from "#shared/notes/index.ts";
import type { IpcErrorCode } from "#shared/ipc/contract.ts";
import type { EpochMs, PersonId, Result } from "#shared/kernel/index.ts";

/** A document that was read from disk and follows what is written into it. `release` lets go of it; the last one to do so closes it. */
export interface SideDocument {
  readonly docId: SideDocId;
  readonly doc: Y.Doc;
  /** As it is now: a role in a group may change while the document is open. */
  readonly isReadOnly: boolean;
  release(): void;
}

/**
 * Somebody wrote into a note. `origin`: here (typed, undone), or elsewhere (a peer, the mirror). `isPutBack`: what this person wrote into a block that somebody else took away
 * meanwhile stands behind it again.
 */
export interface SideDocumentChange { readonly docId: SideDocId; readonly origin: "local" | "remote"; readonly isPutBack?: true }

export type Opened = Result<SideDocument, { readonly code: IpcErrorCode }>;

/** The notes of an open forest, read when they are needed. What is told of them is told of the discussions, too. */
export interface Notes {
  /** Reads the document, or shares the one that is open already. The caller releases it. */
  open(docId: NoteDocId): Promise<Opened>;
  /** Names of all documents that hold something, as far as the disk knows; asked once per call. */
  list(): Promise<Result<readonly SideDocId[], { readonly code: IpcErrorCode }>>;
  /** The states of many documents at once, for the index: not kept open. Documents without content are left out. */
  readMany(docIds: readonly SideDocId[]): Promise<Result<ReadonlyMap<SideDocId, readonly Uint8Array[]>, { readonly code: IpcErrorCode }>>;
  /** Documents with changes later than this number of the log, and the number up to which that is true. -1: all of them. */
  changedAfter(seq: number): Promise<Result<{ readonly docIds: readonly SideDocId[]; readonly throughSeq: number }, { readonly code: IpcErrorCode }>>;
  /** Told after every change of an open document, and when others wrote into one that is not open. */
  onChange(listener: (change: SideDocumentChange) => void): () => void;
}

/** Notes and discussions opened alike, for what stands below the forest: index, news. */
export interface SideDocuments extends Notes {
  open(docId: SideDocId): Promise<Opened>;
}
export type { DiscussionDocId, NoteDocId, SideDocId };

/** A file kept with the forest. */
export interface AttachmentRef {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  /** Of images and films, where known. */
  readonly widthPx?: number;
  readonly heightPx?: number;
}
export type AttachmentErrorCode = "too-large" | "not-allowed" | "empty" | "disk-full" | "permission" | "not-found" | "corrupt" | "unexpected";

export interface Attachments {
  /** Keeps a file; one that is there already is kept once. Nothing refers to it until somebody writes its number into a note. */
  add(file: File): Promise<Result<AttachmentRef, { readonly code: AttachmentErrorCode; readonly limitBytes?: number }>>;
  /** Where the page shows it from. */
  urlOf(attachment: Pick<AttachmentRef, "sha256" | "mime" | "name">): string;
  /** A small picture of an image, drawn once and kept; null when there is none. */
  thumbnailUrlOf(attachment: Pick<AttachmentRef, "sha256" | "mime">): string | null;
  /** Asks where to, then writes a copy. */
  saveAs(attachment: Pick<AttachmentRef, "sha256" | "name">): Promise<Result<{ readonly saved: boolean }, { readonly code: AttachmentErrorCode }>>;
  /** Lets the person choose files and keeps them; empty when they changed their mind. */
  pick(accept: "images" | "any"): Promise<Result<readonly AttachmentRef[], { readonly code: AttachmentErrorCode; readonly limitBytes?: number }>>;
}

/** A stretch of a note's text that stays where it is while others write. `start` and `end` are Yjs relative positions as JSON text. */
export interface Passage { readonly start: string; readonly end: string; readonly quote: string }

/** A passage to be marked in the text. */
export interface MarkedPassage { readonly id: string; readonly start: string; readonly end: string; readonly tone: "comment" | "resolved" | "found" }

/** What the margin of a note may ask of its editor. */
export interface NoteEditorPort {
  readonly docId: NoteDocId;
  /** What is selected; null for nothing. */
  selectedPassage(): Passage | null;
  /** Marks these passages and no others of their owner; `activeId` stands out. */
  markPassages(owner: string, passages: readonly MarkedPassage[], activeId: string | null): void;
  /** Distance of a marked passage from the top of the margin, in CSS px; null when its text is gone. */
  topOf(id: string): number | null;
  /** Scrolls to it and puts the keyboard there. */
  reveal(id: string): void;
  /** The text or its layout changed, or another passage was clicked or reached (`activeId`). */
  onChange(listener: (change: { readonly kind: "layout" } | { readonly kind: "active"; readonly activeId: string | null } | { readonly kind: "selection" }) => void): () => void;
  focus(): void;
  /** Exchanges blocks of a note with so many blocks, as one step of the text's own undo. False, and nothing is changed: it may not be written here, stands otherwise by now, or this version does not know what is put there. */
  exchangeBlocks(changes: readonly BlocksReplaced[], told: ExchangeTold): boolean;
}

/** Who is told when an exchange of blocks is undone or done again. `blockCount`: so many blocks the note had when the changes were made out. */
export interface ExchangeTold { readonly blockCount: number; onUndone(): void; onRedone(): void }

export interface NoteAuthor { readonly personId: PersonId; readonly atMs: EpochMs }
