import * as Y from "yjs";
import { isReadableUpdate, RemoteOrigin } from "#shared/forest/index.ts";
import type { CallOutput, IpcErrorCode } from "#shared/ipc/contract.ts";
import { err, isSharedDocId, ok, type ForestId, type PersonId, type Result } from "#shared/kernel/index.ts";
import { findSwallowed, isSideDocId, parseNoteDocId, putBackSwallowed, type SideDocId } from "#shared/notes/index.ts";
import { unpackUpdates } from "#shared/storage/index.ts";
import type { ClientIds } from "../groups/createClientIds.ts";
import { isNewlyWaiting, waitingMark } from "../groups/waitingMark.ts";
import { guardUpdates } from "../guardUpdates.ts";
import { callMain } from "../ipcClient.ts";
import { reportProblem } from "../reportProblem.ts";
import { ownSwallowed, type OwnClientIds } from "./ownSwallowed.ts";
import type { Opened, SideDocumentChange, SideDocuments } from "./types.ts";

export interface NotesParts {
  readonly forestId: ForestId;
  /** Whether this document may only be looked at now: the whole forest, or this person's role in the group. */
  isReadOnly(docId: SideDocId): boolean;
  /** Carries one update to the log; `by`: whose work it is, null for this person's. Never throws. */
  ship(docId: SideDocId, bytes: Uint8Array, by: PersonId | null): void;
  /** In a group, what is written here carries ids of this device. Absent: there are no groups. */
  readonly clientIds?: Pick<ClientIds, "bind" | "ready">;
  readonly ownClientIds?: OwnClientIds;
  /** Waits until the log has everything. */
  flush(): Promise<Result<void, unknown>>;
}

export interface OwnedNotes extends SideDocuments {
  /**
   * Takes in what somebody else wrote: into the document when it is open, else only into the log. False: it cannot be read, and is left out. Resolves when it is
   * on its way to the log; `remoteIsWritten` says when it is there.
   */
  applyRemote(docId: SideDocId, bytes: Uint8Array, by: PersonId): Promise<boolean>;
  /** The log has everything that `applyRemote` sent there. */
  remoteIsWritten(): void;
  destroy(): void;
}

const MOST_LOOKED_AT = 16;

type NotesError = { readonly code: IpcErrorCode };
interface Held { readonly doc: Y.Doc; users: number; stop(): void }

/**
 * The notes of an open forest. A document nobody uses any more stays until the log has everything that was written into it: read from the log before that,
 * it would lack the last words.
 */
export function createNotes(parts: NotesParts): OwnedNotes {
  return new OpenNotes(parts);
}

class OpenNotes implements OwnedNotes {
  readonly #held = new Map<SideDocId, Held>();
  readonly #opening = new Map<SideDocId, Promise<Result<Held, NotesError>>>();
  readonly #listeners = new Set<(change: SideDocumentChange) => void>();
  /** On their way to the log, of documents that are not open: whoever opens one now gets from main what came before. */
  readonly #shipped = new Map<SideDocId, Uint8Array[]>();
  /** Closed ones, as they are on the disk and on their way there; the last looked at at the end. */
  readonly #lookedAt = new Map<SideDocId, Y.Doc>();
  /** Whose work is being applied just now; null: what happens is this person's. */
  #remoteBy: PersonId | null = null;
  #isClosed = false;

  constructor(private readonly parts: NotesParts) {}

  async open(docId: SideDocId): Promise<Opened> {
    let opened = await this.#reach(docId);
    // Between the answer and this line the last user may have let go of it.
    while (opened.ok && this.#held.get(docId) !== opened.value && !this.#isClosed) opened = await this.#reach(docId);
    if (!opened.ok) return opened;
    const held = opened.value;
    held.users += 1;
    let isReleased = false;
    const { isReadOnly } = this.parts;
    return ok({
      docId, doc: held.doc,
      get isReadOnly() { return isReadOnly(docId); },
      release: () => {
        if (isReleased) return;
        isReleased = true;
        held.users -= 1;
        if (held.users === 0) void this.#letGo(docId, held);
      },
    });
  }

  async list(): Promise<Result<readonly SideDocId[], NotesError>> {
    const answer = await callMain("notes.list", { forestId: this.parts.forestId });
    return answer.ok ? ok(answer.value.docIds.filter(isSideDocId)) : err({ code: answer.error.code });
  }

  async readMany(docIds: readonly SideDocId[]): Promise<Result<ReadonlyMap<SideDocId, readonly Uint8Array[]>, NotesError>> {
    const answer = await callMain("notes.readMany", { forestId: this.parts.forestId, docIds: [...docIds] });
    if (!answer.ok) return err({ code: answer.error.code });
    const updates = unpackOrNull(answer.value.updates);
    if (updates === null) return err({ code: "corrupt" });
    const byDoc = new Map<SideDocId, Uint8Array[]>();
    for (const { docId, bytes } of updates) {
      if (!isSideDocId(docId)) continue;
      const known = byDoc.get(docId);
      if (known === undefined) byDoc.set(docId, [bytes]);
      else known.push(bytes);
    }
    // What is open knows more than the log does: the last words may still be on their way there.
    for (const docId of docIds) {
      const held = this.#held.get(docId);
      if (held !== undefined) byDoc.set(docId, [Y.encodeStateAsUpdate(held.doc)]);
    }
    return ok(byDoc);
  }

  async changedAfter(seq: number): Promise<Result<{ readonly docIds: readonly SideDocId[]; readonly throughSeq: number }, NotesError>> {
    const answer = await callMain("notes.changedAfter", { forestId: this.parts.forestId, seq });
    return answer.ok ? ok({ docIds: answer.value.docIds.filter(isSideDocId), throughSeq: answer.value.throughSeq }) : err({ code: answer.error.code });
  }

  onChange(listener: (change: SideDocumentChange) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  async applyRemote(docId: SideDocId, bytes: Uint8Array, by: PersonId): Promise<boolean> {
    if (!isReadableUpdate(bytes)) return false;
    const mine = await this.#ownSwallowed(docId, bytes);
    // It must be open for something to be put back into it.
    const opened = mine.size > 0 ? await this.open(docId) : null;
    try {
      return await this.#take(docId, { bytes, by, mine });
    } finally {
      if (opened?.ok === true) opened.value.release();
    }
  }

  async #take(docId: SideDocId, { bytes, by, mine }: { readonly bytes: Uint8Array; readonly by: PersonId; readonly mine: ReadonlySet<number> }): Promise<boolean> {
    // What is being read just now was perhaps asked for before these bytes.
    for (let opening = this.#opening.get(docId); opening !== undefined; opening = this.#opening.get(docId)) await opening;
    if (this.#isClosed) return true;
    const held = this.#held.get(docId);
    if (held === undefined) {
      const own = bytes.slice();
      const before = this.#shipped.get(docId);
      if (before === undefined) this.#shipped.set(docId, [own]);
      else before.push(own);
      this.parts.ship(docId, own, by);
      const lookedAt = this.#lookedAt.get(docId);
      // One that cannot take it is read anew from the disk when it is next looked at.
      if (lookedAt !== undefined && !isAdded(lookedAt, own)) this.#forget(docId);
      this.#tell({ docId, origin: "remote" });
      return true;
    }
    const mark = waitingMark(held.doc);
    const swallowed = mine.size > 0 ? findSwallowed(held.doc, bytes) : [];
    this.#remoteBy = by;
    try {
      Y.applyUpdate(held.doc, bytes, new RemoteOrigin());
    } catch (thrown) {
      reportProblem("a note from others", thrown);
      return false;
    } finally {
      this.#remoteBy = null;
    }
    if (isNewlyWaiting(held.doc, mark)) this.parts.ship(docId, bytes.slice(), by);
    const count = putBackSwallowed(held.doc, swallowed, (clientId) => mine.has(clientId), "put back");
    if (count > 0) this.#tell({ docId, origin: "local", isPutBack: true });
    return true;
  }

  /** Nothing where this person may not write, or not into blocks. */
  async #ownSwallowed(docId: SideDocId, bytes: Uint8Array): Promise<ReadonlySet<number>> {
    const { ownClientIds } = this.parts;
    if (ownClientIds === undefined || parseNoteDocId(docId) === null || this.parts.isReadOnly(docId)) return new Set();
    try {
      return await ownSwallowed(bytes, () => this.#lookAt(docId), ownClientIds);
    } catch (thrown) {
      // What somebody made so that it cannot be looked through is taken in all the same.
      reportProblem("words to put back", thrown);
      return new Set();
    }
  }

  /** The document as it is, only to be looked at. Closed ones are kept for a while: what others wrote comes in many pieces. */
  async #lookAt(docId: SideDocId): Promise<Y.Doc | null> {
    const known = this.#held.get(docId)?.doc ?? this.#lookedAt.get(docId);
    if (known !== undefined) return known;
    const onTheWay = [...this.#shipped.get(docId) ?? []];
    const answer = await readSideDocument(() => callMain("notes.open", { forestId: this.parts.forestId, docId }));
    if (!answer.ok) return null;
    for (const shipped of onTheWay) isAdded(answer.value, shipped);
    // Whoever opened it meanwhile writes into another copy.
    if (this.#held.has(docId) || this.#opening.has(docId)) return this.#held.get(docId)?.doc ?? answer.value;
    this.#lookedAt.set(docId, answer.value);
    for (const oldest of [...this.#lookedAt.keys()].slice(0, -MOST_LOOKED_AT)) this.#forget(oldest);
    return answer.value;
  }

  #forget(docId: SideDocId): void {
    this.#lookedAt.get(docId)?.destroy();
    this.#lookedAt.delete(docId);
  }

  remoteIsWritten(): void {
    this.#shipped.clear();
  }

  destroy(): void {
    this.#isClosed = true;
    for (const [docId, held] of this.#held) this.#drop(docId, held);
    for (const docId of [...this.#lookedAt.keys()]) this.#forget(docId);
    this.#listeners.clear();
  }

  #reach(docId: SideDocId): Promise<Result<Held, NotesError>> {
    if (this.#isClosed) return Promise.resolve(err({ code: "not-found" }));
    const held = this.#held.get(docId);
    if (held !== undefined) return Promise.resolve(ok(held));
    const opening = this.#opening.get(docId) ?? this.#read(docId).finally(() => { this.#opening.delete(docId); });
    this.#opening.set(docId, opening);
    this.#forget(docId);
    return opening;
  }

  async #read(docId: SideDocId): Promise<Result<Held, NotesError>> {
    const onTheWay = this.#shipped.get(docId) ?? [];
    const isShared = isSharedDocId(docId);
    if (isShared) await this.parts.clientIds?.ready();
    const read = await readSideDocument(() => callMain("notes.open", { forestId: this.parts.forestId, docId }));
    if (!read.ok) return read;
    if (this.#isClosed) {
      read.value.destroy();
      return err({ code: "not-found" });
    }
    const doc = read.value;
    for (const bytes of onTheWay) isAdded(doc, bytes);
    const stops = [this.#follow(docId, doc)];
    if (isShared && this.parts.clientIds !== undefined) stops.push(this.parts.clientIds.bind(doc));
    const held: Held = { doc, users: 0, stop: () => { for (const stop of stops) stop(); } };
    this.#held.set(docId, held);
    return ok(held);
  }

  #follow(docId: SideDocId, doc: Y.Doc): () => void {
    return guardUpdates({ [docId]: doc }, [
      (_name, bytes) => { this.parts.ship(docId, bytes, this.#remoteBy); },
      () => { this.#tell({ docId, origin: this.#remoteBy === null ? "local" : "remote" }); },
    ], reportProblem);
  }

  #tell(change: SideDocumentChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (thrown) {
        reportProblem("note listener", thrown);
      }
    }
  }

  async #letGo(docId: SideDocId, held: Held): Promise<void> {
    const written = await this.parts.flush();
    if (written.ok && held.users === 0 && this.#held.get(docId) === held) this.#drop(docId, held);
  }

  #drop(docId: SideDocId, held: Held): void {
    this.#held.delete(docId);
    held.stop();
    held.doc.destroy();
  }
}

/** Others can make an update that can be read, and still breaks off on its way into a document. */
function isAdded(doc: Y.Doc, bytes: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, bytes, "load");
    return true;
  } catch (thrown) {
    reportProblem("a note from others", thrown, "warn");
    return false;
  }
}

/** A new document with what main holds of it. What cannot be read of it is left out and reported; the rest is there. */
export async function readSideDocument(ask: () => Promise<Awaited<ReturnType<typeof callMain<"notes.open">>>>): Promise<Result<Y.Doc, NotesError>> {
  const startedAtMs = performance.now();
  const answer = await ask();
  if (!answer.ok) return err({ code: answer.error.code });
  const updates = unpackOrNull(answer.value.updates);
  if (updates === null) return err({ code: "corrupt" });
  const doc = new Y.Doc();
  for (const { bytes } of updates) {
    try {
      Y.applyUpdate(doc, bytes, "load");
    } catch (thrown) {
      reportProblem("notes.open", thrown, "warn");
    }
  }
  // Read by the bench, and by whoever looks at a slow start with the developer tools.
  performance.measure("notes.open", { start: startedAtMs });
  return ok(doc);
}

function unpackOrNull(packed: CallOutput<"notes.open">["updates"]): ReturnType<typeof unpackUpdates> | null {
  try {
    return unpackUpdates(packed);
  } catch (thrown) {
    reportProblem("notes", thrown);
    return null;
  }
}
