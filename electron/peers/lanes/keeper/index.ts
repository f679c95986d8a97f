export { createKeeperLane, type KeeperLane, type KeeperLaneParts, type KeeperLaneState } from "./createKeeperLane.ts";
