import { describe, expect, it } from "vitest";
import type { SuggestionId, SuggestionRecord } from "#shared/discussion/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { knownFirst, listSuggestions, SUGGESTIONS_AT_ONCE } from "#renderer/features/notes/model/listSuggestions.ts";

// SAFETY: only what the order hangs on.
const by = (author: string | null, id: string, isOpen = true): SuggestionRecord => ({ id: id as SuggestionId, createdBy: author as PersonId | null, decision: isOpen ? null : { kind: "declined" } } as unknown as SuggestionRecord);
const ids = (records: readonly SuggestionRecord[]): readonly string[] => records.map(({ id }) => id);
const isKnown = (author: PersonId): boolean => author === "pr_chen";

describe("knownFirst", () => {
  it("puts a member before thousands of claimed authors, and open ones before decided ones", () => {
    const crowd = Array.from({ length: 3_000 }, (_, at) => by(`pr_${at}`, `th_${at}`));
    const ordered = knownFirst([...crowd, by(null, "th_nobody"), by("pr_chen", "th_chen"), by("pr_old", "th_old", false), by("pr_chen", "th_chen_old", false)], isKnown);
    expect(ids(ordered).slice(0, 3)).toEqual(["th_chen", "th_0", "th_1"]);
    expect(ids(ordered).slice(-3)).toEqual(["th_nobody", "th_chen_old", "th_old"]);
    expect(ordered).toHaveLength(3_004);
  });

  it("leaves the order alone where all are known, or none", () => {
    const all = [by("pr_chen", "th_1"), by("pr_chen", "th_2", false)];
    expect(knownFirst(all, isKnown)).toBe(all);
    expect(knownFirst(all, () => false)).toBe(all);
  });
});

describe("listSuggestions", () => {
  const crowd = Array.from({ length: 100 }, (_, at) => by(`pr_${at % 7}`, `th_${at}`));

  it("lists the first, counts what is left and by how many, and loses nothing", () => {
    const { listed, left, leftAuthors } = listSuggestions(crowd, SUGGESTIONS_AT_ONCE, null);
    expect([listed.length, left, leftAuthors]).toEqual([SUGGESTIONS_AT_ONCE, 80, 7]);
    expect(listSuggestions(crowd, 100, null)).toEqual({ listed: crowd, left: 0, leftAuthors: 0 });
  });

  it("always lists the one that is looked at", () => {
    const { listed, left } = listSuggestions(crowd, SUGGESTIONS_AT_ONCE, "th_99");
    expect([ids(listed).at(-1), left]).toEqual(["th_99", 79]);
  });
});
