import { calls, type BackupEntry, type BackupFolder, type Bridge, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload, type ForestEntry, type Handlers, type HealthReport, type IpcErrorCode, type IpcResult, type MissingChanges } from "#shared/ipc/contract.ts";
import type { HistorySession, HistoryStep } from "#shared/history/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { readSettings, type Settings } from "#shared/settings/index.ts";
import { packUpdates, StorageError, type CopyKind, type LogDamage, type LoggedUpdate, type PackedUpdates } from "#shared/storage/index.ts";
import { createFakeAttachments, type FakeAttachments } from "./fakeAttachmentCalls.ts";
import { fakeGroupCalls } from "./fakeGroupCalls.ts";
import { fakeNoteCalls } from "./fakeNoteCalls.ts";
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
  missing: MissingChanges[];
  filledFrom: CopyKind[];
  /** The next calls of this name are refused with this code, until it is null. */
  failCall(name: CallName, code: IpcErrorCode | null): void;
  /** What the list shows; `backups.take` adds to it. */
  backups: BackupEntry[];
  backupFolder: BackupFolder;
  /** So many changes every backup lacks. */
  backupMissing: number;
  /** What the person does in the system's own dialog. */
  picks: { folder: string | null; saveAs: string | null; forestFile: string | null };
  /** What was handed to be written or printed; of a PDF and of paper, the drawing. */
  pictures: { readonly kind: "png" | "svg" | "tile" | "pdf" | "print"; readonly bytes: Uint8Array }[];
  /** Files kept with forests; all forests share them here. */
  readonly attachments: FakeAttachments;
  health: HealthReport;
  /** What main would make of the log; the states are those of the log. */
  history: { sessions: HistorySession[]; steps: HistoryStep[]; missing: MissingChanges[] };
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
  const refused = new Map<CallName, IpcErrorCode>();
  const contents = new Map<string, readonly LoggedUpdate[]>();

  const fake: Omit<FakeBridge, "bridge"> = {
    reports: [], callNames: [], damage: [], missing: [], filledFrom: [],
    failCall: (name, code) => {
      if (code === null) refused.delete(name);
      else refused.set(name, code);
    },
    backups: [], backupFolder: { path: null, problem: null, ownProblem: null }, backupMissing: 0, picks: { folder: null, saveAs: null, forestFile: null }, pictures: [],
    history: { sessions: [], steps: [], missing: [] }, attachments: createFakeAttachments(),
    health: { filesChecked: 3, bytesChecked: 4096, findings: [], missing: [], newestBackupAtMs: null },
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
      return { nextSeq: opened.nextSeq, updates: packed(opened.updates.filter(({ docId }) => !isSideDocId(docId))), damage: fake.damage, missing: fake.missing, filledFrom: fake.filledFrom };
    },
    "log.append": async ({ forestId, firstSeq, updates }) => {
      if (failing !== null) throw new StorageError(failing === "invalid-input" || failing === "not-allowed" ? "refused" : failing, "asked to fail");
      const { durableThroughSeq } = await fake.logOf(forestId).append(firstSeq, updates);
      if (answerLost) {
        answerLost = false;
        throw new StorageError("unexpected", "the answer was lost");
      }
      return { durableThroughSeq, writtenAtMs: 1_000 + durableThroughSeq, tookMs: 1 };
    },
    "log.nextSeq": async ({ forestId }) => ({ nextSeq: logs.get(forestId)?.nextSeq() ?? null }),
    "log.close": async ({ forestId }) => {
      await logs.get(forestId)?.close();
      logs.delete(forestId);
      return {};
    },
    ...fakeNoteCalls((forestId) => fake.diskOf(forestId).updates, packed),
    "history.timeline": async ({ forestId }) => ({ sessions: fake.history.sessions, missing: fake.history.missing, throughSeq: fake.diskOf(forestId).updates.length - 1 }),
    "history.steps": async ({ fromSeq, toSeq }) => ({ steps: fake.history.steps.filter(({ seq }) => seq >= fromSeq && seq <= toSeq) }),
    "history.stateAt": async ({ forestId, seq }) => ({ updates: packed(fake.diskOf(forestId).updates.slice(0, seq + 1).filter(({ docId }) => !isSideDocId(docId))) }),
    "backups.list": async () => [...fake.backups].sort((a, b) => b.takenAtMs - a.takenAtMs),
    "backups.take": async ({ forestId, reason }) => {
      const backupId = `bk_${fake.backups.length + 1}`;
      contents.set(backupId, [...fake.diskOf(forestId).updates]);
      const entry: BackupEntry = { backupId, place: "own", reason, takenAtMs: 10_000 + fake.backups.length, sizeBytes: 2048, points: fake.diskOf(forestId).updates.length, links: 0 };
      fake.backups.push(entry);
      return entry;
    },
    "backups.read": async ({ backupId }) => ({ updates: packed(contents.get(backupId) ?? []), takenAtMs: 10_000, missing: fake.backupMissing }),
    "backups.restoreAsNew": async ({ backupId, name }) => {
      const entry = create(name);
      fake.diskOf(entry.forestId).updates.push(...(contents.get(backupId) ?? []));
      return entry;
    },
    "backups.folder": async () => fake.backupFolder,
    "backups.chooseFolder": async () => {
      if (fake.picks.folder === null) return { ...fake.backupFolder, path: null, problem: null };
      fake.backupFolder = { ...fake.backupFolder, path: fake.picks.folder, problem: null };
      return fake.backupFolder;
    },
    "backups.forgetFolder": async () => {
      fake.backupFolder = { ...fake.backupFolder, path: null, problem: null };
      return fake.backupFolder;
    },
    "exchange.exportForest": async () => ({ savedAs: fake.picks.saveAs, sizeBytes: fake.picks.saveAs === null ? 0 : 4096 }),
    "exchange.importForest": async () => ({ forest: fake.picks.forestFile === null ? null : create(fake.picks.forestFile) }),
    "exchange.importBytes": async ({ fileName }) => ({ forest: create(fileName.replace(/\.forest$/, "")) }),
    ...fake.attachments.handlers,
    "printing.saveFile": async ({ kind, bytes }) => {
      if (fake.picks.saveAs !== null) fake.pictures.push({ kind, bytes });
      return { savedAs: fake.picks.saveAs };
    },
    "printing.beginTiles": async ({ suggestedName }) => ({ folder: fake.picks.folder === null ? null : `${fake.picks.folder}/${suggestedName}` }),
    "printing.saveTile": async ({ bytes }) => {
      fake.pictures.push({ kind: "tile", bytes });
      return {};
    },
    "printing.endTiles": async ({ keep }) => {
      if (!keep) fake.pictures = fake.pictures.filter(({ kind }) => kind !== "tile");
      return {};
    },
    "printing.savePdf": async ({ svg }) => {
      if (fake.picks.saveAs !== null) fake.pictures.push({ kind: "pdf", bytes: new TextEncoder().encode(svg) });
      return { savedAs: fake.picks.saveAs };
    },
    "printing.print": async ({ svg }) => {
      fake.pictures.push({ kind: "print", bytes: new TextEncoder().encode(svg) });
      return { printed: true };
    },
    "printing.savePagePdf": async () => ({ savedAs: fake.picks.saveAs }),
    "printing.printPage": async () => ({ printed: true }),
    "printing.stop": async () => ({}),
    ...fakeGroupCalls(),
    "health.check": async () => fake.health,
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
      const code = refused.get(name);
      if (code !== undefined) return { ok: false, error: { code, detail: "asked to refuse" } };
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

/** As main packs them: in buffers that lie in memory of their own. */
function packed(updates: readonly LoggedUpdate[]): CallOutput<"log.open">["updates"] {
  const pack: PackedUpdates = packUpdates(updates);
  return { docIds: [...pack.docIds], places: new Uint32Array(pack.places), bytes: new Uint8Array(pack.bytes) };
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
