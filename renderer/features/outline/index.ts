/** The outline (大纲): the forest as a tree that is fully usable by keyboard and screen reader. */
export { OutlineView } from "./OutlineView.tsx";
export { outlineActions } from "./actions.ts";
export { editTitleInOutline } from "./model/editTitleInOutline.ts";
export { openInOutline } from "./model/openInOutline.ts";
