/** Entry point of the storage worker, a utility process: one task after another, each with one answer. Ends with the process that started it. */
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { TaskAnswer, TaskRequest } from "./storageProtocol.ts";
import { storageTasks } from "./storageTasks.ts";

const port = process.parentPort;

async function answer({ id, name, input }: TaskRequest): Promise<TaskAnswer> {
  try {
    // SAFETY: only main writes to this port, and its side is typed by the same table.
    const task = storageTasks[name] as (input: unknown) => Promise<unknown>;
    return { id, ok: true, value: await task(input) };
  } catch (cause) {
    const { code, message } = toStorageError(cause, name);
    return { id, ok: false, code, message };
  }
}

let last: Promise<void> = Promise.resolve();
port.on("message", ({ data }: { data: TaskRequest }) => {
  last = last.then(async () => { port.postMessage(await answer(data)); });
});
