import * as z from "zod";

/** So many names stand in a summary; the rest is a number. */
export const NAMES_SHOWN = 12;

const title = z.string();
const pointName = z.object({ id: z.string(), title, kind: z.string() });
const linkName = z.object({ id: z.string(), from: title, to: title, type: z.string(), phrase: z.string() });
const viewName = z.object({ id: z.string(), name: z.string(), kind: z.string() });
const count = z.number().int().min(0);
const someOf = <T extends z.ZodType>(item: T) => z.object({ count, some: z.array(item).max(NAMES_SHOWN) });

/** What changed between two states of a forest, in data: the interface words it. `some` holds the first names, `count` all of them. */
export const changeSummarySchema = z.object({
  pointsAdded: someOf(pointName),
  pointsRenamed: someOf(z.object({ id: z.string(), before: title, after: title, kind: z.string() })),
  pointsMoved: someOf(pointName),
  /** Summary, tags, aliases, kind or another field. */
  pointsEdited: someOf(pointName),
  /** Colour, icon or shape. */
  pointsRelooked: someOf(pointName),
  pointsRemoved: someOf(pointName),
  pointsRestored: someOf(pointName),
  linksAdded: someOf(linkName),
  linksEdited: someOf(linkName),
  /** Somebody said what they think of it. */
  linksAgreed: someOf(linkName),
  linksDoubted: someOf(linkName),
  /** Said to stand against another one. */
  linksOpposed: someOf(linkName),
  linksRemoved: someOf(linkName),
  linksRestored: someOf(linkName),
  viewsSaved: someOf(viewName),
  viewsEdited: someOf(viewName),
  viewsRemoved: someOf(viewName),
  viewsRestored: someOf(viewName),
  /** Kinds that look different now; the id is the kind. */
  kindsRelooked: someOf(z.object({ id: z.string() })),
  /** Points whose note was written, the shared one or one's own. */
  notesWritten: someOf(pointName),
  /** Somebody wrote into a discussion. */
  isDiscussed: z.boolean(),
  /** The new name, when the forest itself was renamed. */
  forestRenamed: z.string().nullable(),
});
export type ChangeSummary = z.output<typeof changeSummarySchema>;

const milestone = z.object({ id: z.string(), name: z.string(), seq: count, atMs: count });

/** A stretch of work by one person without a long pause. Both seqs belong to it. */
export const sessionSchema = z.object({
  fromSeq: count,
  toSeq: count,
  /** 0 when not known (written by the first version of the app). */
  startedAtMs: count,
  endedAtMs: count,
  /** A personId, or "" when not known. */
  by: z.string(),
  edits: count,
  changes: changeSummarySchema,
  milestones: z.array(milestone),
  /** What changed is still being worked out: `changes` and `milestones` lack the newest edits. */
  isUnfinished: z.boolean().optional(),
});
export type HistorySession = z.output<typeof sessionSchema>;

export const timelineSchema = z.object({
  /** Oldest first. */
  sessions: z.array(sessionSchema),
  /** The newest change; -1 for an empty forest. */
  throughSeq: z.number().int().min(-1),
  /** Stretches that no copy could supply. */
  missing: z.array(z.object({ fromSeq: count, toSeq: count, afterMs: count, beforeMs: count })),
});
export type Timeline = z.output<typeof timelineSchema>;

/** One step inside a session. */
export const historyStepSchema = z.object({ fromSeq: count, seq: count, atMs: count, by: z.string(), changes: changeSummarySchema });
export type HistoryStep = z.output<typeof historyStepSchema>;
