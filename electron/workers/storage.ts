/**
 * Entry point of the storage worker, a utility process. Each task has one answer; a network drive that lets one task wait holds up no other, because every task
 * may run beside every other (readers begin again when files move, backups of one forest are asked for one by one). Ends with the process that started it.
 */
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

port.on("message", ({ data }: { data: TaskRequest }) => {
  void answer(data).then((reply) => { port.postMessage(reply); });
});
