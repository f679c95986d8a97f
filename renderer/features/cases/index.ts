/** Cases (案例): writing, showing and sharing experience, and learning from two cases side by side. */
export { caseActions } from "./actions.ts";
export { CaseComparison } from "./CaseComparison.tsx";
export { CaseConnections } from "./CaseConnections.tsx";
export { CaseFacts } from "./CaseFacts.tsx";
export { CaseHead } from "./CaseHead.tsx";
export { CaseLibrary } from "./CaseLibrary.tsx";
export { useSectionHints } from "./model/useSectionHints.ts";
export { MasksDialog } from "./MasksDialog.tsx";
export { NewCaseDialog } from "./NewCaseDialog.tsx";
export { ShareCaseDialog } from "./ShareCaseDialog.tsx";
export { TemplatesDialog } from "./TemplatesDialog.tsx";
