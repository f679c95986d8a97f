export { checkForest, type CheckForestInput } from "./checkForest.ts";
