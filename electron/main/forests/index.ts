export { createForestFolders, type ForestFolders } from "./forestFolders.ts";
