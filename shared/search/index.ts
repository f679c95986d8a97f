/** Search (搜索): how a query is read, what answers it, and what may belong together. Pure: the index is fed and asked by a worker. */
export { foldSearch } from "./foldSearch.ts";
export { parseQuery, type ParsedQuery, type QueryFilter, type QueryProblem, type QueryWord } from "./parseQuery.ts";
export { relatedPoints, type RelatedPoint } from "./relatedPoints.ts";
export { SearchIndex, type QueryOptions } from "./SearchIndex.ts";
export type { EntryKind, HitField, MarkedText, PointFacets, Said, SearchAnswer, SearchEntry, SearchHit, SuggestionState, TextRange } from "./searchTypes.ts";
export { similarPoints, type SimilarPoint } from "./similarPoints.ts";
export { unlinkedMentions, type UnlinkedMention } from "./unlinkedMentions.ts";
