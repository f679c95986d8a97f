export { GraphPanel } from "./GraphPanel.tsx";
export { graphActions } from "./actions.ts";
export { graphCamera } from "./model/graphCamera.ts";
