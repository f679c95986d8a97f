import * as Y from "yjs";
import { invariant } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { COMMENTS_ROOT, type DiscussionDesk, type DiscussionPatch, type DiscussionStep, type DiscussionValue } from "./discussionTypes.ts";

type Place = Pick<DiscussionPatch, "root" | "id" | "key">;

/** Writes into a discussion and notes every key it changed. Lives for one transaction. */
export class DiscussionWriter {
  readonly #doc: Y.Doc;
  readonly #patches: DiscussionPatch[] = [];

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  get patches(): readonly DiscussionPatch[] {
    return this.#patches;
  }

  /** Creates a record with all its fields at once. Taking a comment back deletes it; a thread without comments is not shown, so it needs no way back of its own. */
  create(root: Place["root"], id: string, fields: Readonly<Record<string, DiscussionValue>>): void {
    this.#doc.getMap(root).set(id, new Y.Map(Object.entries(fields)));
    if (root === COMMENTS_ROOT) this.#patches.push({ root, id, key: "deletedAtMs", before: fields["createdAtMs"], after: undefined });
  }

  /** Sets one key of an existing record; undefined takes it away. */
  set(place: Place, value: DiscussionValue | undefined): void {
    const record = this.#doc.getMap(place.root).get(place.id);
    invariant(record instanceof Y.Map, "no such record to write to");
    const stored: unknown = record.get(place.key);
    const before = typeof stored === "string" || typeof stored === "number" ? stored : undefined;
    if (before === value) return;
    if (value === undefined) record.delete(place.key);
    else record.set(place.key, value);
    this.#patches.push({ ...place, before, after: value });
  }

  /** Takes one patch back where nobody has changed it since. */
  revert({ root, id, key, before, after }: DiscussionPatch): boolean {
    const record = this.#doc.getMap(root).get(id);
    if (!(record instanceof Y.Map) || record.get(key) !== after) return false;
    this.set({ root, id, key }, before);
    return true;
  }
}

/** Carries out one command in one transaction, as one step of undo. Check everything before calling it. */
export function transactDiscussion(desk: Pick<DiscussionDesk, "docId" | "doc" | "onStep">, command: string, body: (writer: DiscussionWriter) => void): void {
  const writer = new DiscussionWriter(desk.doc);
  desk.doc.transact(() => { body(writer); }, command);
  if (writer.patches.length > 0) desk.onStep({ docId: desk.docId, command, patches: writer.patches });
}

/** Takes a step back where nobody has changed it since. Returns the step that takes this back in turn; without patches when there was nothing left to do. */
export function revertStep(docId: DiscussionDocId, doc: Y.Doc, step: DiscussionStep): DiscussionStep {
  const writer = new DiscussionWriter(doc);
  doc.transact(() => {
    for (const patch of [...step.patches].reverse()) writer.revert(patch);
  }, step.command);
  return { docId, command: step.command, patches: writer.patches };
}
