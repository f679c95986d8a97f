export { createExchangeTasks, type ExchangeTasks, type ForestFileSource } from "./exchangeTasks.ts";
export { keepOpened, soundOrNull } from "./copyFile.ts";
export { copyNamedFiles } from "./copyNamedFiles.ts";
export { lookInside } from "./lookInside.ts";
export type { LeftOutFiles } from "./takeFiles.ts";
export { unpackSnapshot } from "./unpackSnapshot.ts";
