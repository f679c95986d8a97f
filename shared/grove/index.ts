export { crownOutline, crownRadius, innerBumps, isInCrown } from "./crownShape.ts";
export { GROVE } from "./groveMeasures.ts";
export { hashOf, mix, shareOf } from "./hashOf.ts";
export { layoutGrove } from "./layoutGrove.ts";
export { mayStandElsewhere } from "./mayStandElsewhere.ts";
export { treeOfLeaf } from "./treeOfLeaf.ts";
export type { GroveLayout, GroveMemory, GroveOptions, GroveRoad, GroveSource, GroveTree, TreeKind, TreeStand } from "./groveTypes.ts";
