import { Fragment, Slice, type Node } from "@tiptap/pm/model";

/**
 * A pasted slice without table rows that hold no cell, and without tables that are left empty: the schema allows them, and the table's own way of pasting counts
 * cells by dividing through how many there are.
 */
export function withoutEmptyRows(slice: Slice): Slice {
  let isChanged = false;
  const filled = (fragment: Fragment): Fragment => {
    const kept: Node[] = [];
    fragment.forEach((node) => {
      if (node.type.name === "tableRow" && node.childCount === 0) {
        isChanged = true;
        return;
      }
      const content = node.childCount === 0 ? node.content : filled(node.content);
      if (node.type.name === "table" && content.childCount === 0) {
        isChanged = true;
        return;
      }
      kept.push(content === node.content ? node : node.copy(content));
    });
    return Fragment.fromArray(kept);
  };
  const content = filled(slice.content);
  return isChanged ? Slice.maxOpen(content) : slice;
}
