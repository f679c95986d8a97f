import { describe, expect, it } from "vitest";
import shipped from "#assets/skeleton/human-wisdom.json";
import { parseSkeleton } from "#shared/skeleton/index.ts";

/** A deep copy that a test may damage. */
const copy = (): typeof shipped => structuredClone(shipped);

function first<T>(list: readonly T[]): T {
  const [entry] = list;
  if (entry === undefined) throw new Error("the shipped skeleton has an empty list here");
  return entry;
}

const codesOf = (raw: unknown): string[] => {
  const parsed = parseSkeleton(raw);
  return parsed.ok ? [] : parsed.error.map((problem) => problem.code);
};

describe("parseSkeleton", () => {
  it("accepts the shipped skeleton", () => {
    expect(codesOf(shipped)).toEqual([]);
  });

  it("refuses a text that lacks a language", () => {
    const raw = copy();
    expect(codesOf({ ...raw, title: { "zh-CN": "人性智慧" } })).toEqual(["bad-shape"]);
  });

  it("refuses a key it does not know", () => {
    expect(codesOf({ ...copy(), extra: true })).toEqual(["bad-shape"]);
  });

  it("refuses a link type the forest does not know", () => {
    const raw = copy();
    first(raw.links).type = "because";
    expect(codesOf(raw)).toEqual(["bad-shape"]);
  });

  it("refuses a link whose end is not in the file", () => {
    const raw = copy();
    first(raw.links).to = "module-cooking";
    expect(codesOf(raw)).toEqual(["link-end-missing"]);
  });

  it("refuses a link from a point to itself", () => {
    const raw = copy();
    const link = first(raw.links);
    link.to = link.from;
    expect(codesOf(raw)).toEqual(["link-to-itself"]);
  });

  it("refuses the same id twice", () => {
    const raw = copy();
    const twin = structuredClone(first(raw.links));
    expect(codesOf({ ...raw, links: [...raw.links, { ...twin, type: "refutes" }] })).toEqual(["duplicate-id"]);
  });

  it("refuses the same link twice under two ids", () => {
    const raw = copy();
    const twin = structuredClone(first(raw.links));
    expect(codesOf({ ...raw, links: [...raw.links, { ...twin, id: "twin" }] })).toEqual(["duplicate-link"]);
  });

  it("refuses what is not a skeleton at all", () => {
    expect(codesOf(null)).toEqual(["bad-shape"]);
    expect(codesOf([])).toEqual(["bad-shape"]);
  });
});
