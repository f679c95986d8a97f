/**
 * What a forest is made of: documents, root names, field names. The page to argue with is docs/SCHEMA.md.
 */
export const SCHEMA_VERSION = 4;
/** The highest `minReader` this code can edit; above it the forest opens read-only. */
export const READER_VERSION = 1;

/** The documents of a forest that are open all the time. Notes and the discussion join with their rooms. */
export const DOC_NAMES = ["forest", "personal"] as const;
export type DocName = (typeof DOC_NAMES)[number];

export const ROOTS = { meta: "meta", people: "people", points: "points", links: "links", milestones: "milestones", views: "views" } as const;

export const POINT_KINDS = ["wisdom", "module", "point", "case", "lesson", "assignment", "card", "question"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export const LINK_TYPES = ["supports", "premise", "applies", "illustrates", "resembles", "contrasts", "interacts", "causes", "refutes", "free"] as const;
export type LinkType = (typeof LINK_TYPES)[number];

export const LAYERS = ["base", "middle", "top"] as const;
export type Layer = (typeof LAYERS)[number];

export const WISDOMS = ["logic", "people", "marketing", "management", "education"] as const;
export type Wisdom = (typeof WISDOMS)[number];

/** How a point or a kind may look when somebody has chosen it. The colours are names of tokens, the icons names of lucide. */
export const LOOK_COLORS = ["moss", "teal", "blue", "violet", "plum", "rust", "amber", "slate"] as const;
export type LookColor = (typeof LOOK_COLORS)[number];

export const LOOK_ICONS = [
  "star", "heart", "flag", "lightbulb", "bookmark", "key", "target", "compass", "mountain", "sprout", "sun", "moon",
  "flame", "bell", "clock", "book", "pencil", "quote", "scale", "shield", "puzzle", "users", "rocket", "gem",
] as const;
export type LookIcon = (typeof LOOK_ICONS)[number];

export const LOOK_SHAPES = ["square", "circle", "diamond", "hexagon", "pentagon", "triangle", "star"] as const;
export type LookShape = (typeof LOOK_SHAPES)[number];

/** The keys of a look: in a point as they are, in `meta` as `look:<kind>:<key>`. */
export const LOOK_KEYS = ["color", "icon", "shape"] as const;

/** What a person may say of a link: 认可 or 存疑. */
export const LINK_VERDICTS = ["agreed", "doubted"] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** What is saved under a name: a way to look at the forest, a path to step through (讲解路径), or a template for cases (案例模板). */
export const SAVED_VIEW_KINDS = ["view", "walk", "template"] as const;
export type SavedViewKind = (typeof SAVED_VIEW_KINDS)[number];

/**
 * Limits at the door, of texts in characters; a longer value from a peer is cut when read (`viewSpec`: not read at all), never written back. `farthestPx`: nothing
 * stands farther out, in either direction; a place beyond it is read as none. `mask`: a name, and what stands for it.
 */
export const LIMITS = { title: 200, summary: 20_000, phrase: 80, reason: 2_000, domain: 60, alias: 60, tag: 40, milestone: 120, viewName: 120, viewSpec: 65_536, field: 4_000, passage: 500, mask: 60, farthestPx: 1_000_000 } as const;

/** Prefixes of the keys that act as sets or free fields inside a record; `seat`: since when, and on which branch, a point has its place in a tree of the grove; `look` stands in `meta`, `mask` in the `meta` of `personal`. */
export const KEY_PREFIX = { alias: "alias:", tag: "tag:", field: "f:", seat: "seat:", review: "review:", opposes: "opposes:", look: "look:", mask: "mask:" } as const;

/** More seats than these are not read: by name, the first ones are. */
export const MOST_SEATS = 24;

/** How a free field may be called. What is stored under another name is kept, and shown nowhere. */
export const FIELD_NAME = /^[a-z][a-zA-Z0-9.]{0,39}$/;
/** More free fields than these are not read: by name, the first ones are. */
export const MOST_FIELDS = 40;
