/** The history of a forest (历史): what happened, how it was, and the way back. */
export { HistoryScreen, type PastLook } from "./HistoryScreen.tsx";
export { MilestoneDialog } from "./MilestoneDialog.tsx";
export { RestoreSelected } from "./RestoreSelected.tsx";
export { historyActions } from "./actions.ts";
export { wordStep } from "./model/wordStep.ts";
