export { createStorageWorker, type StorageWorker } from "./createStorageWorker.ts";
export { tasksOf } from "./tasksOf.ts";
