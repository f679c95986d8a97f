import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createClientIds } from "#renderer/runtime/groups/createClientIds.ts";
import { RemoteOrigin } from "#shared/forest/index.ts";

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

describe("client ids of this device", () => {
  it("are taken at the first change that is made here, and by nothing that comes from others", () => {
    const ids = createClientIds({ first: from(100, 64), ask: async () => [], onMissing: () => undefined });
    const doc = new Y.Doc();
    const drawn = doc.clientID;
    ids.bind(doc);
    const theirs = new Y.Doc();
    theirs.getText("t").insert(0, "她");
    doc.transact(() => { Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), new RemoteOrigin()); }, new RemoteOrigin());
    expect(doc.clientID).toBe(drawn);
    doc.getText("t").insert(0, "我");
    doc.getText("t").insert(0, "我");
    expect(doc.clientID).toBe(100);
    const other = new Y.Doc();
    ids.bind(other);
    other.getText("t").insert(0, "我");
    expect(other.clientID).toBe(101);
  });

  it("are asked for while some are left, once at a time", async () => {
    let asked = 0;
    const ids = createClientIds({ first: from(100, 17), ask: async () => { asked += 1; return from(200, 64); }, onMissing: () => undefined });
    const open = (): number => {
      const doc = new Y.Doc();
      ids.bind(doc);
      doc.getText("t").insert(0, "一");
      return doc.clientID;
    };
    expect([open(), open(), open()]).toEqual([100, 101, 102]);
    expect(asked).toBe(1);
    await ids.ready();
    expect(from(0, 15).map(open)).toEqual([...from(103, 14), 200]);
  });

  it("are never one that the document knows already", () => {
    const ids = createClientIds({ first: [7, 8], ask: async () => [], onMissing: () => undefined });
    const theirs = new Y.Doc();
    theirs.clientID = 7;
    theirs.getText("t").insert(0, "她");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    ids.bind(doc);
    doc.getText("t").insert(0, "我");
    expect(doc.clientID).toBe(8);
  });

  it("that cannot be had are said to be missing, and are taken as soon as they come", async () => {
    const missing: string[] = [];
    let answers: readonly number[] | null = null;
    const ids = createClientIds({ first: [], ask: async () => { if (answers === null) throw new Error("no answer"); return answers; }, onMissing: (problem) => missing.push(problem) });
    const doc = new Y.Doc();
    ids.bind(doc);
    await ids.ready();
    doc.getText("t").insert(0, "一");
    await ids.ready();
    expect(missing[0]).toContain("no answer");
    answers = [500];
    await ids.ready();
    doc.getText("t").insert(0, "二");
    expect(doc.clientID).toBe(500);
  });

  it("are left to Yjs outside of a group", () => {
    const ids = createClientIds({ first: null, ask: async () => null, onMissing: () => undefined });
    const doc = new Y.Doc();
    const drawn = doc.clientID;
    ids.bind(doc);
    doc.getText("t").insert(0, "一");
    expect(doc.clientID).toBe(drawn);
  });
});
