import * as Y from "yjs";
import { makeForest } from "#scripts/makeForest.ts";

export const POINTS = 2_000;
/** Cases belong to one person and stay on their device: so many more points are made, until the shared ones are enough. */
const WITH_CASES = 1.09;

/** The shared document of a forest of 2,000 points, as it is on the disk of whoever makes a group of it. */
export function sharedForest(): { readonly state: Uint8Array; readonly pointIds: readonly string[] } {
  const { forest } = makeForest({ points: Math.ceil(POINTS * WITH_CASES) });
  const doc = forest.docs.forest;
  const pointIds = [...doc.getMap("points").keys()];
  if (pointIds.length < POINTS) throw new Error(`only ${pointIds.length} shared points`);
  return { state: Y.encodeStateAsUpdate(doc), pointIds };
}

export const pointsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap<Y.Map<unknown>>("points");
/** So many small changes, each at another point as long as there are any. */
export const smallEdits = (pointIds: readonly string[], count: number, word: string): (readonly [pointId: string, title: string])[] =>
  Array.from({ length: count }, (_, at) => [pointIds[at % pointIds.length] ?? "", `${word} ${at}`] as const);
