import { escapeText, escapeTitle } from "./escapeText.ts";
import type { OutlineNode } from "./outlineTypes.ts";

const INDENT = "  ";

/** Writes an outline as a Markdown list, summaries below their titles. Read again it is the same outline, up to blanks at the ends of lines. */
export function printOutlineText(nodes: readonly OutlineNode[]): string {
  const lines: string[] = [];
  const stack: { readonly node: OutlineNode; readonly depth: number }[] = [];
  const push = (children: readonly OutlineNode[], depth: number): void => {
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node !== undefined) stack.push({ node, depth });
    }
  };
  push(nodes, 0);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const indent = INDENT.repeat(at.depth);
    lines.push(`${indent}- ${escapeTitle(at.node.title.trim())}`);
    for (const line of printSummary(at.node.summary)) lines.push(line === "" ? "" : `${indent}${INDENT}${line}`);
    push(at.node.children, at.depth + 1);
  }
  return lines.join("\n");
}

/** A blank line between two paragraphs stands as it is; any other one would be lost without its backslash. */
function printSummary(summary: string): string[] {
  if (summary === "") return [];
  const lines = summary.split("\n").map((line) => line.trimEnd());
  return lines.map((line, index) => {
    const parts = line === "" && index > 0 && index < lines.length - 1 && lines[index - 1] !== "";
    return parts ? "" : escapeText(line);
  });
}
