import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStorageWorker, type StorageWorker } from "#electron/main/storageWorker/createStorageWorker.ts";
import type { TaskAnswer, TaskRequest } from "#electron/workers/storageProtocol.ts";

const fake = vi.hoisted(() => ({ requests: [] as unknown[], listeners: new Map<string, (value: unknown) => void>(), refusal: null as Error | null, forks: 0 }));
vi.mock("electron", () => ({
  utilityProcess: {
    fork: () => {
      fake.forks += 1;
      return {
        on: (event: string, listener: (value: unknown) => void) => { fake.listeners.set(event, listener); },
        postMessage: (request: unknown) => {
          if (fake.refusal !== null) throw fake.refusal;
          fake.requests.push(request);
        },
        kill: () => true,
      };
    },
  },
}));

let worker: StorageWorker;
let warnings: string[];
beforeEach(() => {
  Object.assign(fake, { requests: [], refusal: null, forks: 0 });
  warnings = [];
  worker = createStorageWorker({ path: "storage.cjs", warn: (message) => { warnings.push(message); } });
});

const lastRequest = (): TaskRequest => fake.requests.at(-1) as TaskRequest;
const answer = (reply: TaskAnswer): void => { fake.listeners.get("message")?.(reply); };

describe("the storage worker as main sees it", () => {
  it("answers each task with its own answer", async () => {
    const [first, second] = [worker.run("listBackups", { folder: "a" }), worker.run("listBackups", { folder: "b" })];
    answer({ id: lastRequest().id, ok: false, code: "permission", message: "EACCES" });
    answer({ id: lastRequest().id - 1, ok: true, value: [] });
    expect(await first).toEqual([]);
    await expect(second).rejects.toMatchObject({ code: "permission" });
    expect(fake.forks).toBe(1);
  });

  it("rejects a task that could not be sent, and forgets it", async () => {
    fake.refusal = new Error("could not be cloned");
    await expect(worker.run("listBackups", { folder: "a" })).rejects.toMatchObject({ name: "StorageError", code: "unexpected" });
    fake.refusal = null;
    const next = worker.run("listBackups", { folder: "b" });
    fake.listeners.get("exit")?.(1);
    await expect(next).rejects.toMatchObject({ code: "unexpected" });
    expect(warnings).toEqual([expect.stringContaining("1 tasks under way")]);
  });
});
