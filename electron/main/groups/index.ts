export type { Groups } from "./createGroups.ts";
export { openGroups } from "./openGroups.ts";
