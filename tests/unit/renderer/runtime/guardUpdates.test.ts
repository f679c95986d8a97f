import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { guardUpdates } from "#renderer/runtime/guardUpdates.ts";

const twoDocs = (): { forest: Y.Doc; personal: Y.Doc } => ({ forest: new Y.Doc(), personal: new Y.Doc() });

describe("guardUpdates", () => {
  it("gives the first reader every update while the second and the reporter throw", () => {
    const docs = twoDocs();
    const seen: string[] = [];
    const copy = new Y.Doc();
    guardUpdates(docs, [
      (docName, bytes) => {
        seen.push(docName);
        if (docName === "forest") Y.applyUpdate(copy, bytes);
      },
      () => { throw new Error("reader"); },
    ], () => { throw new Error("reporter"); });
    for (let i = 0; i < 100; i++) docs.forest.getMap("points").set(`p${i}`, i);
    docs.personal.getMap("points").set("mine", 1);
    expect(seen.length).toBe(101);
    expect(copy.getMap("points").size).toBe(100);
  });

  it("says where a reader failed and goes on with the next one", () => {
    const docs = twoDocs();
    const problems: unknown[] = [];
    let later = 0;
    guardUpdates(docs, [() => { throw new Error("first"); }, () => { later += 1; }], (where, problem) => problems.push([where, String(problem)]));
    docs.forest.getMap("points").set("a", 1);
    expect(problems).toEqual([["update reader", "Error: first"]]);
    expect(later).toBe(1);
  });

  it("leaves the documents when it is stopped", () => {
    const docs = twoDocs();
    let count = 0;
    const stop = guardUpdates(docs, [() => { count += 1; }], () => undefined);
    stop();
    docs.forest.getMap("points").set("a", 1);
    expect(count).toBe(0);
    expect(docs.forest._observers.get("update")).toBeUndefined();
  });
});
