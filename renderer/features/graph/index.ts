export { GraphView } from "./GraphView.tsx";
export { graphActions } from "./actions.ts";
export { graphCamera } from "./model/graphCamera.ts";
