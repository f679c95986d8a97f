import type { PlantedNode } from "#shared/forest/index.ts";

export interface PreviewLine {
  /** Its place in the tree: stable as long as the text is the same. */
  readonly key: string;
  readonly title: string;
  readonly hasSummary: boolean;
  readonly children: readonly PreviewLine[];
}

/** The first lines of an outline in reading order, as a tree: a page with thousands of them would not help anybody to check them. */
export function previewLines(nodes: readonly PlantedNode[], most: number): readonly PreviewLine[] {
  const left = { count: most };
  return linesOf(nodes, "", left);
}

function linesOf(nodes: readonly PlantedNode[], above: string, left: { count: number }): readonly PreviewLine[] {
  const lines: PreviewLine[] = [];
  for (const [index, node] of nodes.entries()) {
    if (left.count === 0) break;
    left.count -= 1;
    const key = `${above}${index}.`;
    lines.push({ key, title: node.title, hasSummary: (node.summary ?? "") !== "", children: linesOf(node.children ?? [], key, left) });
  }
  return lines;
}
