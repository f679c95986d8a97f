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

/** What a branch would be as text. Below something shared, what only one person sees stays behind: pasted again it would be in the open. */
function outlineOf(view: ForestView, roots: readonly PointId[]): Copied {
  let count = 0;
  let kept = 0;
  const nodeOf = (id: PointId, withPrivate: boolean): OutlineNode => {
    const point = view.point(id);
    const children = view.children(id).filter((child) => withPrivate || view.point(child)?.doc !== "personal");
    kept += view.children(id).length - children.length;
    count += 1;
    return { title: point?.title ?? "", summary: point?.summary ?? "", children: children.map((child) => nodeOf(child, withPrivate)) };
  };
  return { nodes: roots.map((id) => nodeOf(id, view.point(id)?.doc === "personal")), count, kept };
}

/** Writes the selected branches to the clipboard as an outline in Markdown, in the order of the outline. */
export async function copyOutline(forest: OpenForest, shell: ShellPort, selection: readonly EndId[]): Promise<void> {
  const { view } = forest;
  const { nodes, count, kept } = outlineOf(view, inOutlineOrder(view, new Set(selectedBranches(view, selection))));
  try {
    await navigator.clipboard.writeText(printOutlineText(nodes));
    if (kept > 0) shell.toast({ tone: "info", key: "building.toast.copiedShared", values: { count, kept } });
    else shell.toast({ tone: "success", key: "building.toast.copied", values: { count } });
  } catch (thrown) {
    reportProblem("clipboard", thrown, "warn");
    shell.toast({ tone: "warn", key: "building.toast.notCopied" });
  }
}
