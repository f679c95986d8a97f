import { describe, expect, it } from "vitest";
import { isOwnDocId, isSharedDocId } from "#shared/kernel/index.ts";
import { DISCUSSION_DOCS, isSideDocId, noteDocId } from "#shared/notes/index.ts";

const SHARED = ["forest", "discussion", noteDocId("pt_a-B_9", "shared")];
const OWN = ["personal", "my:discussion", noteDocId("pt_a-B_9", "own")];
const NEITHER = ["", "Forest", "forest ", "my:forest", "my:personal", "my:", "my:note:", "my:anything", "my:my:discussion", "note:", "note:ln_a", "note:pt_", "note:pt_a/b", `note:pt_${"a".repeat(65)}`, `my:note:pt_${"a".repeat(65)}`, "my:note:pt_a\n", "xpersonal", "personal:pt_a"];

describe("the names of a forest's documents", () => {
  it.each([...SHARED, ...OWN, ...NEITHER].map((docId) => [docId]))("%j is shared, one person's own, or neither", (docId) => {
    expect([isSharedDocId(docId), isOwnDocId(docId)]).toEqual([SHARED.includes(docId), OWN.includes(docId)]);
  });

  it("leave no document that is read when it is needed without a kind", () => {
    const names = [...DISCUSSION_DOCS, ...[...SHARED, ...OWN, ...NEITHER].filter(isSideDocId)];
    expect(names.filter((docId) => isSharedDocId(docId) === isOwnDocId(docId))).toEqual([]);
  });
});
