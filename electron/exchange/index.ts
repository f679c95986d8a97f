export { createExchangeTasks, type ExchangeTasks, type ForestFileSource } from "./exchangeTasks.ts";
export { filesOf, namedAmong, namedInVain } from "./namedFiles.ts";
export { lookInside } from "./lookInside.ts";
export type { LeftOutFiles } from "./takeFiles.ts";
export { unpackSnapshot } from "./unpackSnapshot.ts";
