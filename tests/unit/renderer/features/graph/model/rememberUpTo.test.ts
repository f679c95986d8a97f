import { describe, expect, it } from "vitest";
import { rememberUpTo, type Remember } from "#renderer/features/graph/model/rememberUpTo.ts";

const OWNER = {};

/** Keys that were made, in this order. */
function maker(most: number): { readonly made: string[]; readonly ask: (key: string, owner?: object) => string } {
  const made: string[] = [];
  const remember: Remember<string> = rememberUpTo(most);
  return { made, ask: (key, owner = OWNER) => remember(owner, key, () => { made.push(key); return `${key}!`; }) };
}

describe("rememberUpTo", () => {
  it("makes a thing once and gives it again", () => {
    const { made, ask } = maker(9);
    expect([ask("a"), ask("b"), ask("a"), made]).toEqual(["a!", "b!", "a!", ["a", "b"]]);
  });

  it("remembers an empty text too", () => {
    const remember = rememberUpTo<string>(9);
    remember(OWNER, "a", () => "");
    expect(remember(OWNER, "a", () => "made again")).toBe("");
  });

  it("mistakes nothing of one owner for another's", () => {
    const { made, ask } = maker(9);
    ask("a", { owner: 1 });
    ask("a", { owner: 2 });
    expect(made).toEqual(["a", "a"]);
  });

  it("forgets everything rather than keep more than it may", () => {
    const { made, ask } = maker(3);
    for (const key of ["a", "b", "c"]) ask(key);
    ask("a");
    expect(made).toEqual(["a", "b", "c"]);
    ask("d");
    for (const key of ["d", "a", "b"]) ask(key);
    expect(made).toEqual(["a", "b", "c", "d", "a", "b"]);
  });
});
