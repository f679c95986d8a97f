/** Composition root: starts the parts in order, stops them in reverse order. What a part does is in its own room. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { app, dialog, Menu, powerMonitor } from "electron";
import { nodeAttachmentFiles } from "#electron/attachments/index.ts";
import { backupsAsCopies } from "#electron/backups/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createCompacting, createFileLog, createForestLock, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { createAttachmentDialogs, createAttachments, serveAttachments } from "./attachments/index.ts";
import { createBackups, pickBackupFolder, type Backups } from "./backups/index.ts";
import { createHandlers } from "./createHandlers.ts";
import { createExchange, createExchangeDialogs } from "./exchange/index.ts";
import { createForestFolders, type ForestFolders } from "./forests/index.ts";
import { openGroups } from "./groups/index.ts";
import { registerCalls } from "./ipc/index.ts";
import { openAppLog, type AppLog } from "./logging/index.ts";
import { nowMs } from "./now.ts";
import { processAgeMs } from "./processAgeMs.ts";
import { createPagePrinter, createPrinting, createPrintingDialogs, createPrintWindow } from "./printing/index.ts";
import { APP_URL, declareAppScheme, guardPages, serveAppScheme } from "./security/index.ts";
import { openSettings, type SettingsFile } from "./settings/index.ts";
import { createStorageWorker, tasksOf, type StorageWorker } from "./storageWorker/index.ts";
import { createWindowPlacementFile, giveRoomToPages, nativeText, openMainWindow, quitOnShutdown, type MainWindow } from "./windows/index.ts";

// A package built on the fallback has no launcher to set the variable; the runtime itself carries a mark.
const isFallbackRuntime = process.env["KNOWLEDGE_FOREST_FALLBACK_RUNTIME"] === "1" || existsSync(join(dirname(process.execPath), "FALLBACK"));
const isSmokeRun = process.env["KNOWLEDGE_FOREST_SMOKE"] === "1";
const devUrl = app.isPackaged ? null : (process.env["KNOWLEDGE_FOREST_DEV_URL"] ?? null);
/** Long after the first screen stands: leftovers are no hurry. */
const SWEEP_DELAY_MS = 15_000;
const STOP_LIMIT_MS = 5_000;

// As root (build machines) Chromium has no sandbox to use, and enabling it regardless would stop every child process.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
giveRoomToPages();
// Two Electron versions must not open the same profile by turns: the older one may not read what the newer wrote.
if (!app.commandLine.hasSwitch("user-data-dir")) app.setPath("userData", join(app.getPath("appData"), `KnowledgeForest${isFallbackRuntime ? "-fallback" : ""}`));

const profileDir = app.getPath("userData");
const logsDir = join(profileDir, "logs");
const log = openAppLog(logsDir, !app.isPackaged);
process.on("uncaughtException", (cause) => log.error("uncaught", cause));
process.on("unhandledRejection", (cause) => log.error("unhandled", cause));

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  declareAppScheme();
  // Electron's own menu costs start time and speaks English; the page sends ours.
  Menu.setApplicationMenu(null);
  start(log).catch((cause: unknown) => {
    log.error("start", cause);
    dialog.showErrorBox(nativeText("zh-CN", "native.startFailed.title"), `${nativeText("zh-CN", "native.startFailed.message")}\n${logsDir}`);
    app.exit(1);
  });
}

async function start(appLog: AppLog): Promise<void> {
  const warnIn = (where: string) => (message: string): void => appLog.warn(where, message);
  const defaultDataDir = join(profileDir, "forests");
  const settings = openSettings({ path: join(profileDir, "settings.json"), defaultDataDir, nowMs, warn: warnIn("settings") });
  mkdirSync(defaultDataDir, { recursive: true });
  let window: MainWindow | null = null;
  const worker = createStorageWorker({ path: join(__dirname, "storage.cjs"), warn: warnIn("storage worker") });
  const { logs, forests, backups } = createKeeping({ settings, defaultDataDir, worker, warnIn, pickFolder: () => pickBackupFolder(window?.window ?? null, settings.current().language) });
  const placementFile = createWindowPlacementFile(join(profileDir, "window.json"), warnIn("window"));
  const attachments = createAttachments({
    files: nodeAttachmentFiles, forests, nowMs,
    tasks: tasksOf(worker.run),
    dialogs: createAttachmentDialogs({ window: () => window?.window ?? null, language: () => settings.current().language }),
    backupFoldersOf: backups.foldersOf,
    after: later,
    newId: () => randomBytes(16).toString("hex"),
    warn: warnIn("attachments"),
  });
  const groups = openGroups({ profileDir, peersPath: join(__dirname, "peers.cjs"), settings, forests, logs, files: attachments, runTask: worker.run, nowMs, after: later, window: () => window, warn: warnIn("groups") });

  await app.whenReady();
  serveAppScheme(join(__dirname, "..", "renderer"));
  serveAttachments(attachments.open, warnIn("attachments"));
  guardPages({ devUrl, warn: warnIn("guard") });
  const stopCalls = registerCalls({
    page: () => window?.window.webContents ?? null,
    devUrl,
    checkOutput: !app.isPackaged,
    logFailure: (name, cause) => appLog.error(`call ${name}`, cause),
    handlers: createHandlers({
      settings, forests, logs, backups, attachments, groups, logsDir, isFallbackRuntime, nowMs,
      runTask: worker.run,
      exchange: createExchange({ forests, tasks: tasksOf(worker.run), dialogs: createExchangeDialogs({ window: () => window?.window ?? null, language: () => settings.current().language }) }).handlers,
      printing: createPrinting({
        fs: nodeFileSystem, removeFolder: (folder) => rmdir(folder), window: createPrintWindow(() => window?.window ?? null), page: createPagePrinter(() => window?.window ?? null),
        dialogs: createPrintingDialogs({ window: () => window?.window ?? null, language: () => settings.current().language }),
      }).handlers,
      log: appLog,
      window: () => window,
      onUsable: once(() => noteUsable(appLog)),
    }),
  });
  app.on("second-instance", () => window?.focus());
  app.on("window-all-closed", () => app.quit());
  stopBeforeQuit(appLog, async () => {
    stopCalls();
    // A dead network drive must not keep the app from ending: whatever the worker is at can be begun again.
    await Promise.all([groups.stop(), Promise.race([backups.stop(), new Promise((resolve) => { later(STOP_LIMIT_MS, () => { resolve(undefined); }); })])]);
    worker.stop();
    await attachments.stop();
    await logs.closeAll();
    await Promise.all([settings.flush(), placementFile.flush()]);
  });

  window = await openMainWindow({
    url: devUrl ?? APP_URL,
    preloadPath: join(__dirname, "preload.cjs"),
    placementFile,
    settings: settings.current,
    log: appLog,
    isUnattended: isSmokeRun,
  });
  quitOnShutdown({ power: powerMonitor, window: window.window, quit: () => app.quit() });
  if (!isSmokeRun) setTimeout(() => void forests.sweep(), SWEEP_DELAY_MS).unref();
}

interface KeepingParts {
  readonly settings: SettingsFile;
  readonly defaultDataDir: string;
  readonly worker: StorageWorker;
  readonly warnIn: (where: string) => (message: string) => void;
  readonly pickFolder: () => Promise<string | null>;
}

/** Everything that keeps forests: their folders, their logs, and the copies of both. */
function createKeeping({ settings, defaultDataDir, worker, warnIn, pickFolder: askFolder }: KeepingParts): { readonly logs: OpenLogs; readonly forests: ForestFolders; readonly backups: Backups } {
  const compacting = createCompacting({
    run: (job) => worker.run("compact", job),
    after: later,
    onCompacted: (forestId) => { worker.run("refreshHistory", { forestDir: forests.dirOf(forestId) }).catch((cause: unknown) => warnIn("history")(String(cause))); },
    warn: warnIn("compaction"),
  });
  const logs = createOpenLogs({
    makeLog: (forestId) => createFileLog({
      fs: nodeFileSystem, forestDir: forests.dirOf(forestId), nowMs,
      otherCopies: backupsAsCopies(nodeFileSystem, backups.foldersOf(forestId), forestId),
    }),
    makeLock: (forestId) => createForestLock({ fs: nodeFileSystem, forestDir: forests.dirOf(forestId), nowMs, after: later }),
    onGrown: compacting.onGrown,
    warn: warnIn("logs"),
  });
  const forests = createForestFolders({ dataDir: settings.dataDir, defaultDataDir, logs, nowMs, warn: warnIn("forests") });
  const backups = createBackups({
    tasks: tasksOf(worker.run), forests, settings, nowMs,
    ownDir: join(profileDir, "backups"),
    pickFolder: askFolder,
    after: later,
    warn: warnIn("backups"),
  });
  return { logs, forests, backups };
}

/** Calls a task once, later, unless the app ends before; the answer calls it off. */
function later(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs).unref();
  return () => { clearTimeout(timer); };
}

function noteUsable(appLog: AppLog): void {
  const coldStartMs = processAgeMs(nowMs());
  appLog.info("start", `usable in ${coldStartMs} ms`);
  if (!isSmokeRun) return;
  process.stdout.write(`usable in ${coldStartMs} ms\n`);
  app.quit();
}

/** Lets what is being written finish before the process ends. */
function stopBeforeQuit(appLog: AppLog, stop: () => Promise<void>): void {
  let isStopped = false;
  app.on("will-quit", (event) => {
    if (isStopped) return;
    event.preventDefault();
    // A turn of its own: promises begun inside this event are not continued until something else wakes the loop.
    setImmediate(() => {
      stop().catch((cause: unknown) => appLog.error("stop", cause)).finally(() => {
        isStopped = true;
        app.quit();
      });
    });
  });
}

function once(task: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    task();
  };
}
