/** Making, changing and judging links between points (关联). */
export { DisputesDialog } from "./DisputesDialog.tsx";
export { EditLinkDialog } from "./EditLinkDialog.tsx";
export { InsertPointDialog } from "./InsertPointDialog.tsx";
export { LinkDialog } from "./LinkDialog.tsx";
export { LinkListDialog } from "./LinkListDialog.tsx";
export { OpposeDialog } from "./OpposeDialog.tsx";
export { RetargetDialog } from "./RetargetDialog.tsx";
export { linkActions } from "./actions.ts";
