/** Building in large steps (成批搭建): text becomes points, points are merged, split, linked, dressed and selected together. */
export { LinkManyDialog } from "./LinkManyDialog.tsx";
export { LookDialog } from "./LookDialog.tsx";
export { MergeDialog } from "./MergeDialog.tsx";
export { MovePointDialog } from "./MovePointDialog.tsx";
export { PasteDialog } from "./PasteDialog.tsx";
export { SplitDialog } from "./SplitDialog.tsx";
export { TextDoor } from "./TextDoor.tsx";
export { buildingActions } from "./actions.ts";
export { takeText } from "./model/takeText.ts";
