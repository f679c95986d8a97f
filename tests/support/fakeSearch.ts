import { createReadable, type OpenForest, type Writable } from "#renderer/runtime/index.ts";
import type { Backlink, Search, SearchState } from "#renderer/runtime/search/searchTypes.ts";
import type { RelatedPoint, SearchHit, UnlinkedMention } from "#shared/search/index.ts";

export interface FakeSearch extends Search {
  readonly state: Writable<SearchState>;
  readonly version: Writable<number>;
  readonly asked: string[];
  rebuilds: number;
  hits: readonly SearchHit[];
  links: readonly Backlink[];
  mentions: readonly UnlinkedMention[];
  proposals: readonly RelatedPoint[];
}

/** A search that answers what it is told to, in place of the forest's own. */
export function installFakeSearch(forest: OpenForest): FakeSearch {
  const fake: FakeSearch = {
    state: createReadable<SearchState>({ kind: "ready" }), version: createReadable(0), asked: [], rebuilds: 0, hits: [], links: [], mentions: [], proposals: [],
    query: async (text) => {
      fake.asked.push(text);
      return text === "" ? { hits: [], total: 0 } : { hits: fake.hits, total: fake.hits.length };
    },
    backlinks: async () => fake.links,
    unlinkedMentions: async () => ({ mentions: fake.mentions, total: fake.mentions.length }),
    related: async (_id, { dismissed }) => fake.proposals.filter(({ pointId }) => !dismissed.has(pointId)),
    previewOf: () => null, changedAtMs: () => null,
    rebuild: () => { fake.rebuilds += 1; },
    close: async () => undefined,
  };
  Object.defineProperty(forest, "search", { value: fake });
  return fake;
}
