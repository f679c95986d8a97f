import { expect, it } from "vitest";
import * as Y from "yjs";
import { clientsOf, mergeUpdates } from "#electron/peers/yjsUpdates.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const docOf = (clientId: number): Y.Doc => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
};

it("names whose structs are in an update, not whose are deleted", () => {
  const [one, two] = [docOf(11), docOf(2 ** 51 + 7)];
  one.getText("t").insert(0, "abc");
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  const before = Y.encodeStateVector(two);
  two.getText("t").delete(0, 1);
  expect(clientsOf(Y.encodeStateAsUpdate(two, before))).toEqual([]);
  two.getText("t").insert(0, "x");
  expect(clientsOf(Y.encodeStateAsUpdate(two, before))).toEqual([2 ** 51 + 7]);
  expect([...(clientsOf(Y.encodeStateAsUpdate(two)) ?? [])].sort()).toEqual([11, 2 ** 51 + 7].sort());
});

it("does not count what a merge left out", () => {
  const doc = docOf(5);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 3; n += 1) doc.getArray("a").push([n]);
  const [first = new Uint8Array(), , third = new Uint8Array()] = updates;
  expect(clientsOf(mergeUpdates([first, third]))).toEqual([5]);
  expect(mergeUpdates([first])).toBe(first);
});

it("takes no list of deletions that names the same stretch twice, as none of ours does", () => {
  const listed = (...ranges: readonly (readonly [clock: number, length: number])[]): Uint8Array => Uint8Array.of(0, 1, 7, ranges.length, ...ranges.flat());
  expect(clientsOf(listed([0, 5], [5, 1], [9, 3]))).toEqual([]);
  for (const ranges of [[[0, 5], [0, 5]], [[0, 5], [4, 1]], [[9, 1], [0, 1]]] as const) expect(clientsOf(listed(...ranges))).toBeNull();
});

it("reads nothing into what is no update or too large", () => {
  expect(clientsOf(Uint8Array.of(255, 255, 255, 255, 255))).toBeNull();
  expect(clientsOf(new Uint8Array(9 * 1024 * 1024))).toBeNull();
  const doc = docOf(5);
  doc.getMap("m").set("key", "a longer value to have something to change");
  const update = Y.encodeStateAsUpdate(doc);
  const random = seededRandom(11);
  for (let n = 0; n < 5_000; n += 1) {
    const changed = update.slice();
    changed[Math.floor(random.next() * changed.length)] = Math.floor(random.next() * 256);
    const clients = clientsOf(changed);
    if (clients !== null) expect(clients.every((client) => Number.isInteger(client))).toBe(true);
  }
});

it("brings together, a few at a time, what the library brings together at once", () => {
  const random = seededRandom(23);
  const authors = [docOf(3), docOf(2 ** 40 + 1), docOf(17)];
  const updates: Uint8Array[] = [];
  for (const doc of authors) doc.on("update", (update: Uint8Array, origin: unknown) => { if (origin === null) updates.push(update); });
  for (let n = 0; n < 400; n += 1) {
    const doc = authors[Math.floor(random.next() * authors.length)] ?? authors[0];
    const text = doc?.getText("t");
    if (doc === undefined || text === undefined) continue;
    if (random.next() < 0.2) for (const update of updates.slice(-20)) Y.applyUpdate(doc, update, "remote");
    if (random.next() < 0.3 && text.length > 3) text.delete(Math.floor(random.next() * (text.length - 2)), 2);
    else text.insert(Math.floor(random.next() * text.length), `${n}。`);
  }
  // Some do not arrive, and some twice.
  const come = updates.filter(() => random.next() < 0.95).flatMap((update) => (random.next() < 0.1 ? [update, update] : [update]));
  const [few, once] = [mergeUpdates(come), Y.mergeUpdates([...come])];
  expect(come.length).toBeGreaterThan(300);
  expect(clientsOf(few)).toEqual(clientsOf(once));
  const [byFew, byOnce] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(byFew, few);
  Y.applyUpdate(byOnce, once);
  for (const doc of [byFew, byOnce]) for (const update of updates) Y.applyUpdate(doc, update);
  expect(byFew.getText("t").toJSON()).toBe(byOnce.getText("t").toJSON());
  expect(Y.encodeStateAsUpdate(byFew)).toEqual(Y.encodeStateAsUpdate(byOnce));
});
