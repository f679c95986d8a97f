import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { isSoundUpdate } from "#shared/kernel/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const CLIENT = 201;

/** A document with every kind of content, and what was changed in it afterwards. */
function written(): { readonly base: Uint8Array; readonly change: Uint8Array } {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  doc.getMap("points").set("tag:x", new Y.Map<unknown>([["title", "客户"], ["list", ["客户", 1, null]]]));
  doc.getText("body").insert(0, "客户 café path");
  const base = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  doc.getText("body").insert(3, "mm");
  doc.getText("body").delete(1, 2);
  doc.getMap("points").delete("tag:x");
  const list = doc.getArray("list");
  list.insert(0, [1, new Y.Map(), "x"]);
  list.delete(1, 1);
  const paragraph = new Y.XmlElement("p");
  doc.getXmlFragment("note").insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText("hi there")]);
  paragraph.setAttribute("id", "1");
  return { base, change: Y.encodeStateAsUpdate(doc, before) };
}

function isSound(update: Uint8Array): boolean {
  try {
    return isSoundUpdate(Y.decodeUpdate(update));
  } catch {
    // SAFETY: bytes that are no update are no sound one.
    return false;
  }
}

/** Whether the state of the document can be written down and read again. */
function survives(base: Uint8Array, update: Uint8Array): boolean {
  try {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    Y.applyUpdate(doc, update);
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
    return true;
  } catch {
    // SAFETY: false is the answer.
    return false;
  }
}

describe("isSoundUpdate", () => {
  it("takes whatever people write, undo, merge and delete", () => {
    const random = seededRandom(5);
    const docs = [11, 7, 2 ** 40 + 1].map((clientId) => Object.assign(new Y.Doc(), { clientID: clientId }));
    const updates: Uint8Array[] = [];
    const undo = docs.map((doc) => new Y.UndoManager([doc.getText("t"), doc.getMap("m")], { captureTimeout: 0 }));
    for (const doc of docs) doc.on("update", (update: Uint8Array, origin: unknown) => { if (origin !== "remote") updates.push(update); });
    for (let n = 0; n < 600; n += 1) {
      const at = Math.floor(random.next() * docs.length);
      const [doc, back] = [docs[at] ?? new Y.Doc(), undo[at]];
      const text = doc.getText("t");
      const choice = random.next();
      if (choice < 0.2) for (const update of updates.slice(-30)) Y.applyUpdate(doc, update, "remote");
      else if (choice < 0.3) back?.undo();
      else if (choice < 0.35) back?.redo();
      else if (choice < 0.5 && text.length > 4) text.delete(Math.floor(random.next() * (text.length - 3)), 3);
      else if (choice < 0.7) doc.getMap("m").set(`k${n % 5}`, new Y.Map<unknown>([["n", n], ["in", new Y.Text("字")]]));
      else text.insert(Math.floor(random.next() * (text.length + 1)), `林${n}`);
    }
    expect(updates.length).toBeGreaterThan(300);
    expect(updates.every(isSound)).toBe(true);
    expect(isSound(Y.mergeUpdates(updates.filter((_, at) => at % 3 > 0)))).toBe(true);
    expect(docs.every((doc) => isSound(Y.encodeStateAsUpdate(doc)))).toBe(true);
  });

  it.each<readonly [string, readonly number[]]>([
    ["a piece of nothing", [1, 1, 7, 0, 0, 0, 0]],
    ["something behind what comes after it", [1, 1, 7, 0, 0x84, 7, 5, 1, 97, 0]],
    ["a deletion of nothing", [0, 1, 7, 1, 4, 0]],
    ["the same deletion twice", [0, 1, 7, 2, 0, 5, 4, 1]],
  ])("refuses %s", (_, bytes) => {
    expect(isSoundUpdate(Y.decodeUpdate(Uint8Array.from(bytes)))).toBe(false);
  });

  it("lets nothing pass after which a document could not be written down or read again", () => {
    const { base, change } = written();
    const random = seededRandom(29);
    const counts = { sound: 0, fatal: 0 };
    for (let n = 0; n < 5_000; n += 1) {
      const bytes = change.slice();
      for (let spoilt = 0; spoilt <= random.next() * 3; spoilt += 1) bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * (random.next() < 0.75 ? 24 : 256));
      const sound = isSound(bytes);
      if (sound) counts.sound += 1;
      if (survives(base, bytes)) continue;
      counts.fatal += 1;
      expect(sound, Buffer.from(bytes).toString("hex")).toBe(false);
    }
    expect(counts.sound).toBeGreaterThan(500);
    expect(counts.fatal).toBeGreaterThan(300);
  });
});
