/** All forests on this machine. */
export { ForestsDialog } from "./ForestsDialog.tsx";
export { NewForestDialog } from "./NewForestDialog.tsx";
export { RenameForestDialog } from "./RenameForestDialog.tsx";
export { forestActions } from "./actions.ts";
