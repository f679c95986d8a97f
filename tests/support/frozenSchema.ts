import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { applyRemote, NO_LOOK, type DocUpdate, type Forest } from "#shared/forest/index.ts";
import { describeView } from "#scripts/freezeFixture.ts";
import { readFixtureFile } from "#scripts/fixtureFile.ts";
import { testForest } from "./testForest.ts";

/** The schema versions that were frozen as a forest on disk (scripts/freezeFixture.ts). */
export type FrozenVersion = 1 | 2 | 3 | 4;

const fileOf = (version: FrozenVersion, ending: "bin" | "json"): URL => new URL(`../fixtures/schema/v${version}.${ending}`, import.meta.url);

/** The documents of a frozen forest. */
export const frozenDocuments = (version: FrozenVersion): DocUpdate[] => readFixtureFile(readFileSync(fileOf(version, "bin")));

/** A frozen forest, opened. `name` keeps the ids of several apart. */
export function openFrozen(version: FrozenVersion, name = "a"): Forest {
  const forest = testForest({ name });
  if (applyRemote(forest, frozenDocuments(version), "load").rejected > 0) throw new Error("the frozen forest cannot be applied");
  return forest;
}

/** What a forest says now, as it was frozen. */
export const describing = (forest: Forest): unknown => JSON.parse(JSON.stringify(describeView(forest.view)));

type Said = Record<string, unknown> & Record<"points" | "links" | "trashedPoints" | "trashedLinks", object[]>;

/** What a frozen forest said when it was frozen, and nothing in every field that only later versions have. */
export function saidThen(version: FrozenVersion): unknown {
  // SAFETY: written by `describeView`.
  const said = JSON.parse(readFileSync(fileOf(version, "json"), "utf8")) as Said;
  const plain = (points: object[]): object[] => points.map((point) => ({ look: NO_LOOK, fields: {}, ...point }));
  const unmarked = (links: object[]): object[] => links.map((link) => ({ reviews: [], opposes: [], passage: "", ...link }));
  return {
    milestones: [], kindLooks: {}, views: [], trashedViews: [], ...said,
    points: plain(said.points), trashedPoints: plain(said.trashedPoints), links: unmarked(said.links), trashedLinks: unmarked(said.trashedLinks),
  };
}

/** The schema numbers of both documents, and the oldest reader that may edit. */
export const schemas = (forest: Forest): unknown[] => [forest.docs.forest.getMap("meta").get("schema"), forest.docs.personal.getMap("meta").get("schema"), forest.view.meta.minReader];

/** Tells two forests everything of each other. */
export function syncFully(a: Forest, b: Forest): void {
  for (const doc of ["forest", "personal"] as const) {
    applyRemote(a, [{ docId: doc, bytes: Y.encodeStateAsUpdate(b.docs[doc]) }], "remote");
    applyRemote(b, [{ docId: doc, bytes: Y.encodeStateAsUpdate(a.docs[doc]) }], "remote");
  }
}
