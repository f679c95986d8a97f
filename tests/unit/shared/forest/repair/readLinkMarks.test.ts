import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import type { Forest } from "#shared/forest/index.ts";
import { testForest } from "#tests/support/testForest.ts";

const POINTS = ["pt_a", "pt_b"];

function forestOf(links: Record<string, Record<string, unknown>>): Forest {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  for (const id of POINTS) docs.forest.getMap("points").set(id, new Y.Map(Object.entries({ kind: "point", title: id, order: "a0", createdAtMs: 1 })));
  for (const [id, fields] of Object.entries(links)) docs.forest.getMap("links").set(id, new Y.Map(Object.entries({ from: "pt_a", to: "pt_b", type: "supports", createdAtMs: 1, ...fields })));
  return testForest({ docs });
}

describe("reading what people say of a link", () => {
  it("lists reviews by person, and shares what is empty", () => {
    const { view } = forestOf({ ln_1: { "review:pr_z": "doubted", "review:pr_b": "agreed" }, ln_2: {}, ln_3: {} });
    expect(view.link("ln_1")?.reviews).toEqual([{ personId: "pr_b", verdict: "agreed" }, { personId: "pr_z", verdict: "doubted" }]);
    expect(view.link("ln_2")?.reviews).toBe(view.link("ln_3")?.reviews);
    expect(view.link("ln_2")?.opposes).toBe(view.link("ln_1")?.opposes);
  });

  it("passes over what it cannot read, and names it", () => {
    const { view } = forestOf({ ln_1: { "review:nobody": "agreed", "review:pr_a": "hm", "review:pr_b": true, "opposes:ln_1": true, "opposes:pt_a": true, "opposes:ln_2": "yes", "f:own:field": 1 } });
    expect(view.link("ln_1")).toMatchObject({ reviews: [], opposes: [] });
    expect(view.problems().map(({ code, field }) => `${code} ${field ?? ""}`)).toEqual(["opposes:ln_1", "opposes:ln_2", "opposes:pt_a", "review:nobody", "review:pr_a", "review:pr_b"].map((key) => `bad-field ${key}`));
  });
});
