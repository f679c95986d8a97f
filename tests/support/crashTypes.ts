/** What the page of a crash run and its witness say to each other. */

/** A point's own name through all renamings: the first seven characters of its title, "k000123". */
export type PointKey = string;

/** What a person sees of a point: its title and under which point it stands. "" = not there (never made, removed, undone). */
export type Shown = string;

export const GONE: Shown = "";

/** Parents that are no points of ours (a planted module, the top level) count as one: nobody here moves those. */
export const shown = (title: string, parentKey: PointKey | null): Shown => `${title} < ${parentKey ?? "·"}`;

export const parentIn = (value: Shown): PointKey | null => / < (k\d{6})$/.exec(value)?.[1] ?? null;

export const keyOf = (title: string): PointKey | null => /^k\d{6}/.exec(title)?.[0] ?? null;

export interface Change { readonly key: PointKey; readonly title: string | null; readonly parentKey: PointKey | null }

export type PageMessage =
  /** Said a task or more before the edit is made, so that a kill in between leaves no edit the witness has not heard of. */
  | { readonly kind: "planned"; readonly edit: number; readonly what: string; readonly changes: readonly Change[] }
  | { readonly kind: "made"; readonly edit: number; readonly atMs: number }
  /** The task that made the edit has run through; the app could send nothing before. */
  | { readonly kind: "done"; readonly edit: number; readonly atMs: number }
  /** The save light says "written": every edit up to this one is acknowledged. */
  | { readonly kind: "acked"; readonly throughEdit: number; readonly atMs: number }
  | { readonly kind: "ready" }
  /** An edit that was planned, perhaps even counted, is none: the app has not seen it or refused it. */
  | { readonly kind: "not-made"; readonly edit: number; readonly why: string }
  /** The page has been waiting for a while to see this. */
  | { readonly kind: "waits"; readonly what: string }
  | { readonly kind: "not-shown"; readonly key: PointKey; readonly expected: string | null }
  | { readonly kind: "stuck"; readonly why: string };

export interface KnownPoint { readonly key: PointKey; readonly title: string; readonly parentKey: PointKey | null }

export interface PageStart {
  readonly seed: number;
  readonly firstEdit: number;
  /** Points that are there for certain; only these are edited and looked for. */
  readonly points: readonly KnownPoint[];
  /** Points that are gone for certain; some of them are looked for, too. */
  readonly gone: readonly PointKey[];
  /** Points not to remove: below them stands one of which nobody knows yet what the mirror will make of it. */
  readonly keep: readonly PointKey[];
}
