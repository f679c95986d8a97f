/** Making and changing links between points (关联). */
export { LinkDialog } from "./LinkDialog.tsx";
export { EditLinkDialog } from "./EditLinkDialog.tsx";
export { linkActions } from "./actions.ts";
