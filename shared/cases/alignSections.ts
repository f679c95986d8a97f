/** A part of a case as it stands in its note: what follows one heading. */
export interface CaseSection {
  /** Of the template; "" for a heading that somebody has added. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** One line of a comparison: the parts of both cases that answer the same question; null where one has none. */
export interface SectionPair {
  readonly id: string;
  readonly title: string;
  readonly left: CaseSection | null;
  readonly right: CaseSection | null;
}

/** Puts the parts of two cases side by side, by key (added headings by their title), in the order of the left one; what only the right one has stands after what it followed there. */
export function alignSections(left: readonly CaseSection[], right: readonly CaseSection[]): readonly SectionPair[] {
  const lefts = named(left);
  const rights = named(right);
  const rightOf = new Map(rights);
  const leftIds = new Set(lefts.map(([id]) => id));
  const pairs: SectionPair[] = [];
  const put = (id: string, ours: CaseSection | null, theirs: CaseSection | null): void => { pairs.push({ id, title: (ours ?? theirs)?.title ?? "", left: ours, right: theirs }); };
  /** What only the right one has, by what it follows there. */
  const followers = new Map<string, [string, CaseSection][]>();
  let before = "";
  for (const [id, section] of rights) {
    if (leftIds.has(id)) before = id;
    else followers.set(before, [...(followers.get(before) ?? []), [id, section]]);
  }
  const putFollowers = (of: string): void => { for (const [id, section] of followers.get(of) ?? []) put(id, null, section); };
  putFollowers("");
  for (const [id, section] of lefts) {
    put(id, section, rightOf.get(id) ?? null);
    putFollowers(id);
  }
  return pairs;
}

/** Each part with a name that is its own: a heading that comes twice is told apart by its number. */
function named(sections: readonly CaseSection[]): [string, CaseSection][] {
  const seen = new Map<string, number>();
  return sections.map((section) => {
    const name = section.key === "" ? `title:${section.title.normalize("NFKC").trim().toLowerCase()}` : `key:${section.key}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name}#${count}`, section];
  });
}
