import { describe, expect, it } from "vitest";
import type { ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { goalOf } from "#renderer/app/model/followGoal.ts";

const KNOWN = "pt_here" as PointId;
// SAFETY: only asked whether a point is there.
const view = { point: (id: PointId) => (id === KNOWN ? {} : undefined) } as unknown as Pick<ForestView, "point">;
const nowhere = { at: null, docId: null, anchor: null, head: null, dragged: [] };

describe("where to follow somebody", () => {
  it("goes to the point, and to its note while that is open", () => {
    expect(goalOf(view, { ...nowhere, at: KNOWN })).toEqual({ kind: "point", pointId: KNOWN });
    expect(goalOf(view, { ...nowhere, at: KNOWN, docId: noteDocId(KNOWN, "shared") })).toEqual({ kind: "note", pointId: KNOWN });
  });

  it("goes nowhere with what is not here, not readable, or nobody else's", () => {
    expect(goalOf(view, null)).toBeNull();
    expect(goalOf(view, nowhere)).toBeNull();
    expect(goalOf(view, { ...nowhere, at: "pt_gone" })).toBeNull();
    expect(goalOf(view, { ...nowhere, at: "<script>", docId: "../personal" })).toBeNull();
    expect(goalOf(view, { ...nowhere, docId: noteDocId(KNOWN, "own") })).toBeNull();
    expect(goalOf(view, { ...nowhere, at: KNOWN, docId: noteDocId("pt_gone" as PointId, "shared") })).toEqual({ kind: "point", pointId: KNOWN });
  });
});
