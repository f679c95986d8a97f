export { createLanLane, type LanLane, type LanLaneParts } from "./createLanLane.ts";
