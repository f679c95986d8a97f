/** The side panel: what is selected, editable where it stands. */
export { InspectorView } from "./InspectorView.tsx";
export { inspectorActions } from "./actions.ts";
