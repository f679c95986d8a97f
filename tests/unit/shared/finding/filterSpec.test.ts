import { describe, expect, it } from "vitest";
import { EMPTY_FILTER, filterSpecSchema, narrowsLinks, narrowsPoints, sameFilter, type FilterSpec } from "#shared/finding/filterSpec.ts";

const spec = (part: Partial<FilterSpec>): FilterSpec => ({ ...EMPTY_FILTER, ...part });

describe("filterSpecSchema", () => {
  it("fills what is not said with what asks for nothing", () => {
    expect(filterSpecSchema.parse({ kinds: ["case"] })).toEqual(spec({ kinds: ["case"] }));
    expect([narrowsPoints(EMPTY_FILTER), narrowsLinks(EMPTY_FILTER)]).toEqual([false, false]);
  });

  it("comes back from JSON as it was", () => {
    const full = spec({ wisdoms: ["logic", "none"], modules: ["pt_a"], kinds: ["point"], tags: ["读书"], authors: ["pr_me"], age: { kind: "before", days: 30 }, noCase: true, text: "客户", hiddenLinkTypes: ["free"] });
    expect(filterSpecSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  it.each([{ version: 2 }, { kinds: ["idea"] }, { modules: ["module"] }, { age: { kind: "since", days: 0 } }, { colour: "red" }, { text: "x".repeat(201) }, "all"])("refuses %j as a whole, rather than showing too much", (raw) => {
    expect(filterSpecSchema.safeParse(raw).success).toBe(false);
  });
});

describe("sameFilter", () => {
  it("does not mind in which order choices were made", () => {
    expect(sameFilter(spec({ tags: ["a", "b"], text: " x" }), spec({ tags: ["b", "a"], text: "x" }))).toBe(true);
  });

  it.each([{ tags: ["a"] }, { age: { kind: "since", days: 7 } }, { noCase: true }, { hidesDisputes: true }, { hiddenLinkTypes: ["free"] }] as const)("tells %j from nothing", (part) => {
    expect(sameFilter(spec(part), EMPTY_FILTER)).toBe(false);
  });

  it("tells one age from another", () => {
    expect(sameFilter(spec({ age: { kind: "since", days: 7 } }), spec({ age: { kind: "before", days: 7 } }))).toBe(false);
  });
});
