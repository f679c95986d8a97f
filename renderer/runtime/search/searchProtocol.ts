import type { EpochMs, LinkId, PersonId, PointId } from "#shared/kernel/index.ts";
import type { NoteDocId, SideDocId } from "#shared/notes/index.ts";
import type { PointFacets, SearchAnswer, SearchEntry, SimilarPoint, UnlinkedMention } from "#shared/search/index.ts";
import type { Backlink } from "./searchTypes.ts";

/** A point as the index knows it. */
export interface SearchPoint { readonly entry: SearchEntry; readonly facets: PointFacets }

/** A file that may have a text. */
export interface SearchFile { readonly sha256: string; readonly name: string; readonly mime: string }

/** A document to be read; `changedAtMs` null: when that was is not known. */
export interface SearchDoc { readonly docId: SideDocId; readonly updates: readonly Uint8Array[]; readonly changedAtMs: EpochMs | null }

export type SearchQuestion =
  | { readonly kind: "query"; readonly text: string; readonly limit: number }
  | { readonly kind: "backlinks"; readonly pointId: PointId }
  | { readonly kind: "mentions"; readonly pointId: PointId; readonly limit: number }
  | { readonly kind: "similar"; readonly pointId: PointId; readonly limit: number };

export type SearchReply =
  | ({ readonly kind: "query" } & SearchAnswer)
  | { readonly kind: "backlinks"; readonly backlinks: readonly Backlink[] }
  | { readonly kind: "mentions"; readonly mentions: readonly UnlinkedMention[]; readonly total: number }
  | { readonly kind: "similar"; readonly points: readonly SimilarPoint[]; /** What its notes name already. */ readonly mentioned: readonly PointId[] };

/** What lists show of a note without asking. */
export interface NoteFacts { readonly docId: NoteDocId; readonly preview: string | null; readonly changedAtMs: EpochMs | null }

export type ToSearch =
  /** Reads what was kept from last time; answered by `restored`. */
  | { readonly kind: "start"; readonly forestId: string; readonly ownIds: readonly PersonId[] }
  | { readonly kind: "points"; readonly puts: readonly SearchPoint[]; readonly removes: readonly PointId[]; readonly people: readonly (readonly [PersonId, string])[] }
  /** Answered by `took` with the same turn. */
  | { readonly kind: "docs"; readonly turn: number; readonly docs: readonly SearchDoc[] }
  /** Which point a commented link is found with. */
  | { readonly kind: "links"; readonly points: readonly (readonly [LinkId, PointId])[] }
  /** `isKnown` false: it could not be read just now, and is asked for again another time. */
  | { readonly kind: "fileText"; readonly sha256: string; readonly text: string | null; readonly isKnown: boolean }
  /** All notes up to this number of the log have been sent. */
  | { readonly kind: "through"; readonly seq: number }
  | { readonly kind: "ask"; readonly id: number; readonly question: SearchQuestion }
  /** Forgets what was kept and what was read of notes; answered by `restored`. */
  | { readonly kind: "rebuild" }
  | { readonly kind: "close" };

export type FromSearch =
  /** Up to which number of the log the kept texts are true; -1: read all. */
  | { readonly kind: "restored"; readonly throughSeq: number }
  | { readonly kind: "took"; readonly turn: number }
  | { readonly kind: "facts"; readonly facts: readonly NoteFacts[] }
  | { readonly kind: "wantsLinks"; readonly ids: readonly LinkId[] }
  | { readonly kind: "wantsFileText"; readonly file: SearchFile }
  | { readonly kind: "answer"; readonly id: number; readonly reply: SearchReply }
  /** Costs time only. */
  | { readonly kind: "problem"; readonly where: string; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "closed" };

/** The wire to one worker (or, in tests, to a host in the same process). */
export interface SearchLink {
  post(message: ToSearch): void;
  onMessage(listener: (message: FromSearch) => void): void;
  terminate(): void;
}
