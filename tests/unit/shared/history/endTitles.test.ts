import { expect, it } from "vitest";
import type { RawRecord } from "#shared/forest/index.ts";
import { endTitles } from "#shared/history/index.ts";

const links: Readonly<Record<string, readonly [string, string]>> = { ln_1: ["pt_a", "pt_b"], ln_2: ["pt_c", "ln_1"], ln_loop: ["ln_loop", "pt_a"], ln_half: ["pt_a", "pt_gone"] };
const read = (root: "points" | "links", id: string): RawRecord | null => {
  if (root === "points") return /^pt_[abc]$/.test(id) ? { root, id, doc: "forest", fields: { title: id.slice(3) } } : null;
  const ends = links[id];
  return ends === undefined ? null : { root, id, doc: "forest", fields: { from: ends[0], to: ends[1], type: "supports" } };
};
const titleOf = endTitles(read);

it("names a point by its title and a link by its two ends", () => {
  expect([titleOf("pt_a"), titleOf("ln_1"), titleOf("ln_2")]).toEqual(["a", "a → b", "c → a → b"]);
});

it("gives an empty name to what is unknown, and does not follow a link that ends in itself for ever", () => {
  expect([titleOf("pt_gone"), titleOf("ln_gone"), titleOf("ln_half")]).toEqual(["", "", "a → "]);
  expect(titleOf("ln_loop")).toBe("… → a → a → a");
});
