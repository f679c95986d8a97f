import * as Y from "yjs";
import { createDiscussionView, deleteComment, editComment, reopenThread, replyToThread, resolveThread, startThread, type DiscussionDesk } from "#shared/discussion/index.ts";
import { applyRemote, createCommandHistory } from "#shared/forest/index.ts";
import { NOTE_BODY, replaceBlocks, writeNote, type NoteJson } from "#shared/notes/index.ts";
import { countingIds } from "./countingIds.ts";
import { fakeClock } from "./fakeClock.ts";
import type { GroupDevice } from "./groupRig.ts";
import { randomCommand, type Actor } from "./randomCommand.ts";
import { randomGraphCommand } from "./randomGraphCommand.ts";
import type { SeededRandom } from "./seededRandom.ts";
import { testForest } from "./testForest.ts";
import { viewSnapshot } from "./viewSnapshot.ts";

const NOTES = ["note:pt_a", "note:pt_b"];
const NOBODY_TELLS = "remote";

/** What one opening of a device's documents is worked with. */
interface Desk { readonly actor: Actor; readonly discussion: DiscussionDesk }

/** People of a group who do what people do: every command on points and links with undoing, notes, discussions. */
export class GroupEdits {
  readonly #desks = new WeakMap<Y.Doc, Desk>();
  readonly #random: SeededRandom;
  #opened = 0;
  #written = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  forest(device: GroupDevice): void {
    const { actor } = this.#deskOf(device);
    device.does(() => {
      // Several, as many do nothing: there may be no link to change, or nothing to undo.
      for (let at = 0; at < 3; at += 1) {
        if (this.#random.chance(0.4)) randomGraphCommand(actor);
        else randomCommand(actor, { withHistory: true, withSharing: true });
      }
    });
  }

  note(device: GroupDevice): void {
    const random = this.#random;
    const docId = random.pick(NOTES) ?? "note:pt_a";
    const doc = device.receivedDoc(docId);
    device.does(() => {
      const body = doc.getXmlFragment(NOTE_BODY);
      const dice = random.next();
      if (body.length === 0 || dice < 0.1) writeNote(doc, { type: "doc", content: [this.#paragraph(device), { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: this.#words(device) }] }] }, null);
      else if (dice < 0.5) {
        const at = random.below(body.length + 1);
        replaceBlocks(doc, { at, count: Math.min(random.below(3), body.length - at), nodes: random.chance(0.3) ? [] : [this.#paragraph(device)] }, null);
      } else this.#type(doc, device);
    });
  }

  discussion(device: GroupDevice): void {
    const random = this.#random;
    const { discussion: desk } = this.#deskOf(device);
    const threads = desk.view.threads();
    const thread = random.pick(threads);
    device.does(() => {
      const dice = random.next();
      if (thread === undefined || dice < 0.3) startThread(desk, { at: "pt_a", passage: null, text: this.#words(device) });
      else if (dice < 0.55) replyToThread(desk, { threadId: thread.id, text: this.#words(device) });
      else if (dice < 0.65) resolveThread(desk, { id: thread.id });
      else if (dice < 0.75) reopenThread(desk, { id: thread.id });
      else {
        const comment = random.pick(thread.comments.filter(({ createdBy }) => createdBy === device.personId));
        if (comment !== undefined && dice < 0.9) editComment(desk, { id: comment.id, text: this.#words(device) });
        else if (comment !== undefined) deleteComment(desk, { id: comment.id });
      }
    });
  }

  #deskOf(device: GroupDevice): Desk {
    const forestDoc = device.receivedDoc("forest");
    const known = this.#desks.get(forestDoc);
    if (known !== undefined) return known;
    this.#opened += 1;
    // Of one opening: a device that was opened again must not give the same ids out once more.
    const ids = `${this.#opened}x`;
    const forest = testForest({ name: ids, docs: { forest: forestDoc, personal: device.receivedDoc("personal") }, author: device.personId });
    const apply = device.applyRemote;
    device.applyRemote = (docId, bytes) => {
      if (docId === "forest") applyRemote(forest, [{ docId, bytes }], "remote");
      else apply(docId, bytes);
    };
    const discussionDoc = device.receivedDoc("discussion");
    const desk: Desk = {
      actor: { forest, history: createCommandHistory(forest), random: this.#random, text: () => this.#words(device) },
      discussion: { docId: "discussion", doc: discussionDoc, author: device.personId, clock: fakeClock(), ids: countingIds(ids), view: createDiscussionView("discussion", discussionDoc), onStep: () => undefined },
    };
    this.#desks.set(forestDoc, desk);
    return desk;
  }

  #type(doc: Y.Doc, device: GroupDevice): void {
    const texts = doc.getXmlFragment(NOTE_BODY).toArray().flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : [])).filter((inside) => inside instanceof Y.XmlText);
    const text = this.#random.pick(texts);
    if (text === undefined) return;
    const at = this.#random.below(text.length + 1);
    doc.transact(() => {
      if (this.#random.chance(0.3)) text.delete(at, Math.min(3, text.length - at));
      else if (this.#random.chance(0.2)) text.format(at, Math.min(4, text.length - at), { bold: {} });
      else text.insert(at, this.#words(device));
    });
  }

  #paragraph(device: GroupDevice): NoteJson {
    return { type: "paragraph", content: [{ type: "text", text: this.#words(device) }] };
  }

  #words(device: GroupDevice): string {
    this.#written += 1;
    return `${device.name}第${this.#written}句`;
  }
}

/** Everything shared that a device sees, as somebody would who opened its documents now; the same for the same content. */
export function seenBy(device: GroupDevice): Record<string, unknown> {
  const copyOf = (docId: string): Y.Doc => {
    const copy = new Y.Doc();
    const doc = device.docs.get(docId);
    if (doc !== undefined) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), NOBODY_TELLS);
    return copy;
  };
  const forest = testForest({ docs: { forest: copyOf("forest"), personal: new Y.Doc() } });
  const discussion = createDiscussionView("discussion", copyOf("discussion"));
  const notes = NOTES.map((docId) => {
    const copy = copyOf(docId);
    return [docId, copy.getXmlFragment(NOTE_BODY).toArray().map((block) => block.toJSON()), copy.getText("text").toJSON()];
  });
  const pending = [...device.docs].filter(([docId, doc]) => docId !== "personal" && doc.store.pendingStructs !== null).map(([docId]) => docId);
  const forestCopy = copyOf("forest");
  const raw = ["points", "links", "meta", "views"].map((root) => forestCopy.getMap(root).toJSON());
  const seen = { forest: viewSnapshot(forest.view), raw, discussion: discussion.threads(), notes, pending };
  forest.destroy();
  discussion.destroy();
  return seen;
}
