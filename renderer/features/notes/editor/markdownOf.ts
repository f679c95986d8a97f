import type { Editor } from "@tiptap/core";
import type { ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { noteToMarkdown, type MarkdownLoss } from "#shared/notes/index.ts";
import { pointsByTitle } from "./pointsByTitle.ts";

/** The note as Markdown, with its title on top, and what Markdown could not say. */
export function markdownOf(editor: Editor, title: string, view: ForestView): { readonly markdown: string; readonly losses: readonly MarkdownLoss[] } {
  const byTitle = pointsByTitle(view);
  const titleOf = (pointId: PointId): string | null => {
    const name = view.point(pointId)?.title;
    return name !== undefined && byTitle.get(name) === pointId ? name : null;
  };
  // SAFETY: the schema is ours; its JSON is what a note is made of.
  const { markdown, losses } = noteToMarkdown(editor.getJSON() as Parameters<typeof noteToMarkdown>[0], { titleOf });
  return { markdown: `# ${title}\n\n${markdown}`, losses };
}
