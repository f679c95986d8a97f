export { createExchangeTasks, type ExchangeTasks } from "./exchangeTasks.ts";
export { inForeignFolder } from "./inForeignFolder.ts";
export { lookInside } from "./lookInside.ts";
export { unpackSnapshot } from "./unpackSnapshot.ts";
