/** Finding (查找与筛选): the filter, the search in the view, saved views, the way between two points, and what is new. */
export { FilterButton } from "./FilterButton.tsx";
export { FindingOverlay } from "./FindingOverlay.tsx";
export { NewsNotice } from "./NewsNotice.tsx";
export { PathDialog } from "./PathDialog.tsx";
export { SavedViews } from "./SavedViews.tsx";
export { SaveViewDialog } from "./SaveViewDialog.tsx";
export { findingActions } from "./actions.ts";
