import { pathBetween, type ForestPath, type ForestView } from "#shared/forest/index.ts";
import type { EndId, LinkId } from "#shared/kernel/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { findingDesk, type PathEnds } from "./findingDesk.ts";

/** The shortest way over links between two points; null when there is none. */
export function pathOf(view: ForestView, { from, to }: PathEnds): ForestPath | null {
  return pathBetween(view, from, to, { viaParents: false });
}

export function samePath(a: ForestPath | null, b: ForestPath | null): boolean {
  return a === b || (a !== null && b !== null && a.links.join(" ") === b.links.join(" ") && a.ends.join(" ") === b.ends.join(" "));
}

/** Everything on a way: its points, then its links. */
export function partsOf(path: ForestPath): readonly EndId[] {
  return [...path.ends, ...path.links.filter((id): id is LinkId => id !== null)];
}

/** Looks for the way between two points, selects it, brings it into view and lays its list on the screen. */
export function showPath(forest: OpenForest, shell: ShellPort, ends: PathEnds): void {
  const path = pathOf(forest.view, ends);
  findingDesk(forest).showPath(ends);
  if (path === null) {
    shell.announce("finding.said.noPath");
    return;
  }
  forest.selection.select(partsOf(path));
  shell.camera("selection");
  shell.announce("finding.said.path", { count: path.links.length });
}
