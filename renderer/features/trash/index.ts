/** What was removed and can come back (回收站). */
export { TrashDialog } from "./TrashDialog.tsx";
export { trashActions } from "./actions.ts";
