import type { EndId, PointId } from "#shared/kernel/index.ts";
import { inOutlineOrder } from "#shared/finding/index.ts";
import { selectedBranches, type ForestView } from "#shared/forest/index.ts";
import { printOutlineText, type OutlineNode } from "#shared/outlineText/index.ts";
import { reportProblem, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";

interface Copied {
  readonly nodes: readonly OutlineNode[];
  readonly count: number;
  /** Points that were left out because only this person sees them. */
  readonly kept: number;
}

interface Visit {
  readonly id: PointId;
  readonly withPrivate: boolean;
  /** Where its node goes. */
  readonly siblings: OutlineNode[];
}

/** What a branch would be as text. Below something shared, what only one person sees stays behind: pasted again it would be in the open. */
function outlineOf(view: ForestView, roots: readonly PointId[]): Copied {
  const nodes: OutlineNode[] = [];
  let count = 0;
  let kept = 0;
  // An explicit stack: a chain of ten thousand children must not exhaust the call stack.
  const waiting: Visit[] = roots.map((id) => ({ id, withPrivate: view.point(id)?.doc === "personal", siblings: nodes })).reverse();
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const { id, withPrivate, siblings } = visit;
    const point = view.point(id);
    const below = view.children(id).filter((child) => withPrivate || view.point(child)?.doc !== "personal");
    const children: OutlineNode[] = [];
    siblings.push({ title: point?.title ?? "", summary: point?.summary ?? "", children });
    kept += view.children(id).length - below.length;
    count += 1;
    for (const child of below.reverse()) waiting.push({ id: child, withPrivate, siblings: children });
  }
  return { nodes, count, kept };
}

/** Writes the selected branches to the clipboard as an outline in Markdown, in the order of the outline. */
export async function copyOutline({ view }: Pick<OpenForest, "view">, shell: ShellPort, selection: readonly EndId[]): Promise<void> {
  try {
    const { nodes, count, kept } = outlineOf(view, inOutlineOrder(view, new Set(selectedBranches(view, selection))));
    await navigator.clipboard.writeText(printOutlineText(nodes));
    if (kept > 0) shell.toast({ tone: "info", key: "building.toast.copiedShared", values: { count, kept } });
    else shell.toast({ tone: "success", key: "building.toast.copied", values: { count } });
  } catch (thrown) {
    reportProblem("clipboard", thrown, "warn");
    shell.toast({ tone: "warn", key: "building.toast.notCopied" });
  }
}
