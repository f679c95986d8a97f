import { applyRemote, DOC_NAMES, isReadableUpdate, type DocName, type Forest } from "#shared/forest/index.ts";
import type { EventPayload } from "#shared/ipc/contract.ts";
import { isOwnDocId, isSharedDocId, personOf, type PersonId } from "#shared/kernel/index.ts";
import { isSideDocId, type SideDocId } from "#shared/notes/index.ts";
import { unpackUpdates, type LoggedUpdate } from "#shared/storage/index.ts";
import type { OwnedNotes } from "../notes/createNotes.ts";
import { isNewlyWaiting, waitingMark } from "./waitingMark.ts";

type Delivered = EventPayload<"groups.delivered">;

export interface DeliveryTarget {
  readonly forest: Forest;
  readonly notes: Pick<OwnedNotes, "applyRemote">;
  /** Straight to the log, for what the document keeps aside. */
  ship(docId: string, bytes: Uint8Array, by: PersonId): void;
  /** Runs `body`; what the update listeners see meanwhile is the work of `by`. */
  asWorkOf(by: PersonId, body: () => void): void;
  report(where: string, problem: unknown): void;
}

interface AuthorRun { readonly by: PersonId; readonly updates: LoggedUpdate[] }

/**
 * Applies what others did: to the documents that are open, and of the others to the log. What cannot be read, and what is not for us, is reported and left out:
 * it will not become readable by being delivered again. Never throws.
 */
export async function applyDelivery(target: DeliveryTarget, delivered: Delivered): Promise<void> {
  let refused = 0;
  for (const { by, updates } of authorRuns(target, delivered)) {
    // What is this person's alone comes from their other devices, and from nobody else.
    const isOwnWork = by !== personOf(by);
    const isForUs = (docId: string): boolean => isSharedDocId(docId) || (isOwnWork && isOwnDocId(docId));
    for (const name of DOC_NAMES) {
      const ofDoc = updates.filter(({ docId }) => docId === name && isForUs(docId));
      if (ofDoc.length > 0) refused += applyToForest(target, name, by, ofDoc);
    }
    for (const { docId, bytes } of updates) {
      if (DOC_NAMES.some((name) => name === docId) && isForUs(docId)) continue;
      const isTaken = isForUs(docId) && isSideDocId(docId) && (await isTakenIn(target, docId, { bytes, by }));
      if (!isTaken) refused += 1;
    }
  }
  if (refused > 0) target.report("groups.delivered", `${refused} updates cannot be taken in`);
}

/** Whatever is wrong with one note must not keep what others did from being confirmed: it would come again each time. */
async function isTakenIn({ notes, report }: DeliveryTarget, docId: SideDocId, { bytes, by }: { readonly bytes: Uint8Array; readonly by: PersonId }): Promise<boolean> {
  try {
    return await notes.applyRemote(docId, bytes, by);
  } catch (thrown) {
    report("groups.delivered", thrown);
    return false;
  }
}

function authorRuns({ report }: DeliveryTarget, { updates, by }: Delivered): readonly AuthorRun[] {
  const runs: AuthorRun[] = [];
  try {
    const unpacked = unpackUpdates(updates);
    if (unpacked.length !== by.length) throw new RangeError(`${unpacked.length} updates, ${by.length} authors`);
    unpacked.forEach((update, index) => {
      // SAFETY: the contract admits only ids of persons; its schema types them as text.
      const author = by[index] as PersonId;
      const last = runs.at(-1);
      if (last?.by === author) last.updates.push(update);
      else runs.push({ by: author, updates: [update] });
    });
  } catch (thrown) {
    report("groups.delivered", thrown);
    return [];
  }
  return runs;
}

function applyToForest({ forest, asWorkOf, ship }: DeliveryTarget, name: DocName, by: PersonId, updates: readonly LoggedUpdate[]): number {
  const doc = forest.docs[name];
  const waitedBefore = waitingMark(doc);
  let rejected = 0;
  asWorkOf(by, () => { ({ rejected } = applyRemote(forest, updates, "remote")); });
  // What waits for something earlier is told to nobody by Yjs: it would be gone with this session, and is never delivered again.
  if (isNewlyWaiting(doc, waitedBefore)) for (const { docId, bytes } of updates) if (isReadableUpdate(bytes)) ship(docId, bytes.slice(), by);
  return rejected;
}
