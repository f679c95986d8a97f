export { createSpotGrid, type PackedRects, type SpotGrid } from "./createSpotGrid.ts";
export { planMount, type MountPlan, type MountRequest } from "./planMount.ts";
