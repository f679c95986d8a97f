export { GraphPanel } from "./GraphPanel.tsx";
export { graphActions } from "./actions.ts";
export { showingActions } from "./showing/actions.ts";
export { ExportView } from "./showing/ExportView.tsx";
export { PresenterScreen } from "./showing/walks/PresenterScreen.tsx";
export { WalksDialog } from "./showing/walks/WalksDialog.tsx";
export { graphCamera } from "./model/graphCamera.ts";
export { graphLens } from "./model/graphLens.ts";
export { LENSES, type LensName } from "./model/lensTypes.ts";
