import { calls, type Bridge, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload, type ForestEntry, type Handlers, type IpcErrorCode, type IpcResult, type LogDamage } from "#shared/ipc/contract.ts";
import { readSettings, type Settings } from "#shared/settings/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { createMemoryDisk, createMemoryLog, type MemoryDisk, type MemoryLog } from "./memoryLog.ts";

export interface FakeBridge {
  readonly bridge: Bridge;
  /** What was reported for the log file, as "where: message". */
  readonly reports: string[];
  readonly callNames: CallName[];
  /** What the disk holds of a forest; stays when the page is gone. */
  diskOf(forestId: string): MemoryDisk;
  /** The log as main has it open now. */
  logOf(forestId: string): MemoryLog;
  /** Every append is refused with this code until it is set to null. */
  failAppends(code: "disk-full" | "permission" | "unexpected" | null): void;
  /** The append is written, but its answer never says so. */
  loseNextAnswer(): void;
  damage: LogDamage[];
  openLogs(): number;
  send<N extends EventName>(name: N, payload: EventPayload<N>): void;
  listeners(): number;
}

/** The main process in memory: the contract over one memory log per forest. Input and output are cloned as the real wire does. */
export function createFakeBridge(): FakeBridge {
  const disks = new Map<string, MemoryDisk>();
  const logs = new Map<string, MemoryLog>();
  const entries = new Map<string, ForestEntry>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let settings: Settings = readSettings({ personId: "pr_me", displayName: "我" });
  let failing: IpcErrorCode | null = null;
  let answerLost = false;
  let forestCount = 0;

  const fake: Omit<FakeBridge, "bridge"> = {
    reports: [], callNames: [], damage: [],
    diskOf: (forestId) => {
      const disk = disks.get(forestId) ?? createMemoryDisk();
      disks.set(forestId, disk);
      return disk;
    },
    logOf: (forestId) => {
      const log = logs.get(forestId) ?? createMemoryLog(fake.diskOf(forestId));
      logs.set(forestId, log);
      return log;
    },
    failAppends: (code) => { failing = code; },
    loseNextAnswer: () => { answerLost = true; },
    openLogs: () => logs.size,
    send: (name, payload) => { for (const listener of listeners.get(name) ?? []) listener(payload as never); },
    listeners: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
  const entryOf = (forestId: string): ForestEntry => {
    const entry = entries.get(forestId);
    if (entry === undefined) throw new StorageError("not-found", forestId);
    return entry;
  };
  const change = (forestId: string, patch: Partial<ForestEntry>): ForestEntry => {
    const entry = { ...entryOf(forestId), ...patch };
    entries.set(forestId, entry);
    return entry;
  };
  const create = (name: string): ForestEntry => {
    forestCount += 1;
    const entry = { forestId: `fr_${forestCount}`, name, createdAtMs: 1, changedAtMs: 1, sizeBytes: 0, trashedAtMs: null };
    entries.set(entry.forestId, entry);
    return entry;
  };

  const handlers: Handlers = {
    "app.info": async () => ({ version: "0.0.0", electron: "25", chromium: "114", node: "18", platform: "linux", fallbackRuntime: true, dataDir: "data", logsDir: "logs", systemLocale: "zh-CN" }),
    "app.usable": async () => ({}),
    "app.mayClose": async () => ({}),
    "app.openLogsFolder": async () => ({}),
    "app.openDataFolder": async () => ({}),
    "menu.set": async () => ({}),
    "settings.read": async () => settings,
    "settings.write": async (patch) => {
      settings = { ...settings, ...patch };
      fake.send("settings.changed", settings);
      return settings;
    },
    "settings.moveDataFolder": async () => ({ moved: false, dataDir: "data", forests: 0 }),
    "forests.list": async () => [...entries.values()],
    "forests.create": async ({ name }) => create(name),
    "forests.relabel": async ({ forestId, name }) => change(forestId, { name }),
    "forests.duplicate": async ({ forestId, name }) => {
      const copy = create(name);
      fake.diskOf(copy.forestId).updates.push(...fake.diskOf(forestId).updates);
      return copy;
    },
    "forests.trash": async ({ forestId }) => change(forestId, { trashedAtMs: 2 }),
    "forests.restore": async ({ forestId }) => change(forestId, { trashedAtMs: null }),
    "forests.purge": async ({ forestId }) => {
      entries.delete(forestId);
      disks.delete(forestId);
      return {};
    },
    "log.open": async ({ forestId }) => {
      const opened = await fake.logOf(forestId).open();
      // SAFETY: the memory log hands out slices, which lie in buffers of their own.
      return { nextSeq: opened.nextSeq, updates: [...opened.updates] as CallOutput<"log.open">["updates"], damage: fake.damage };
    },
    "log.append": async ({ forestId, firstSeq, updates }) => {
      if (failing !== null) throw new StorageError(failing === "invalid-input" || failing === "not-allowed" ? "refused" : failing, "asked to fail");
      const { durableThroughSeq } = await fake.logOf(forestId).append(firstSeq, updates);
      if (answerLost) {
        answerLost = false;
        throw new StorageError("unexpected", "the answer was lost");
      }
      return { durableThroughSeq, writtenAtMs: 1_000 + durableThroughSeq };
    },
    "log.close": async ({ forestId }) => {
      await logs.get(forestId)?.close();
      logs.delete(forestId);
      return {};
    },
    "diagnostics.report": async ({ where, message }) => {
      fake.reports.push(`${where}: ${message}`);
      return {};
    },
  };

  const bridge: Bridge = {
    call: async <N extends CallName>(name: N, input: CallInput<N>): Promise<IpcResult<CallOutput<N>>> => {
      fake.callNames.push(name);
      const parsed = calls[name].input.safeParse(structuredClone(input));
      if (!parsed.success) return { ok: false, error: { code: "invalid-input", detail: parsed.error.message } };
      try {
        // SAFETY: the schema under the same name has just parsed it.
        const handler = handlers[name] as (input: unknown) => Promise<CallOutput<N>>;
        return { ok: true, value: structuredClone(await handler(parsed.data)) };
      } catch (thrown) {
        const code = thrown instanceof StorageError && (thrown.code === "disk-full" || thrown.code === "permission" || thrown.code === "not-found") ? thrown.code : "unexpected";
        return { ok: false, error: { code, detail: String(thrown) } };
      }
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => { set.delete(listener as (payload: never) => void); };
    },
  };
  return Object.assign(fake, { bridge });
}

/** Puts the fake where the preload puts the real one. Returns how to take it away. */
export function installBridge({ bridge }: Pick<FakeBridge, "bridge">): () => void {
  if (typeof window === "undefined") {
    Object.defineProperty(globalThis, "window", { value: { bridge }, configurable: true });
    return () => { Reflect.deleteProperty(globalThis, "window"); };
  }
  Object.defineProperty(window, "bridge", { value: bridge, configurable: true });
  return () => { Reflect.deleteProperty(window, "bridge"); };
}
