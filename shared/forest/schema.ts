/**
 * What a forest is made of: documents, root names, field names. The page to argue with is docs/SCHEMA.md.
 */
export const SCHEMA_VERSION = 2;
/** The highest `minReader` this code can edit; above it the forest opens read-only. */
export const READER_VERSION = 1;

/** The documents of a forest that are open all the time. Notes and the discussion join with their rooms. */
export const DOC_NAMES = ["forest", "personal"] as const;
export type DocName = (typeof DOC_NAMES)[number];

export const ROOTS = { meta: "meta", people: "people", points: "points", links: "links", milestones: "milestones" } as const;

export const POINT_KINDS = ["wisdom", "module", "point", "case", "lesson", "assignment", "card", "question"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export const LINK_TYPES = ["supports", "premise", "applies", "illustrates", "resembles", "contrasts", "interacts", "causes", "refutes", "free"] as const;
export type LinkType = (typeof LINK_TYPES)[number];

export const LAYERS = ["base", "middle", "top"] as const;
export type Layer = (typeof LAYERS)[number];

export const WISDOMS = ["logic", "people", "marketing", "management", "education"] as const;
export type Wisdom = (typeof WISDOMS)[number];

/** Limits at the door, in characters; a longer value from a peer is cut when read, never written back. */
export const LIMITS = { title: 200, summary: 20_000, phrase: 80, reason: 2_000, domain: 60, alias: 60, tag: 40, milestone: 120 } as const;

/** Prefixes of the keys that act as sets or free fields inside a record. */
export const KEY_PREFIX = { alias: "alias:", tag: "tag:", field: "f:" } as const;
