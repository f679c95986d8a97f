export { createExchangeTasks, type ExchangeTasks } from "./exchangeTasks.ts";
export { lookInside } from "./lookInside.ts";
export { unpackSnapshot } from "./unpackSnapshot.ts";
