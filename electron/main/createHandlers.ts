import { app, shell } from "electron";
import { MAX_APPEND_BYTES, type Handlers } from "#shared/ipc/contract.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { packUpdates, StorageError } from "#shared/storage/index.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import type { AttachmentsOfMain } from "./attachments/index.ts";
import { createNotes, type Notes } from "./createNotes.ts";
import type { Backups } from "./backups/index.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import type { ForestFolders } from "./forests/index.ts";
import type { Groups } from "./groups/index.ts";
import type { AppLog } from "./logging/index.ts";
import { moveDataFolder, type SettingsFile } from "./settings/index.ts";
import { pickFolder } from "./pickFolder.ts";
import type { MainWindow } from "./windows/index.ts";

export interface HandlersParts {
  readonly settings: SettingsFile;
  readonly forests: ForestFolders;
  readonly logs: OpenLogs;
  readonly backups: Backups;
  readonly attachments: AttachmentsOfMain;
  readonly exchange: Pick<Handlers, Extract<keyof Handlers, `exchange.${string}`>>;
  readonly printing: Pick<Handlers, Extract<keyof Handlers, `printing.${string}`>>;
  readonly groups: Groups;
  readonly runTask: RunTask;
  readonly log: AppLog;
  readonly logsDir: string;
  readonly isFallbackRuntime: boolean;
  readonly window: () => MainWindow | null;
  readonly nowMs: () => number;
  /** The first screen stands. */
  readonly onUsable: () => void;
}

/** One handler per call of the contract; whatever needs more than a line lives in its room. */
export function createHandlers(parts: HandlersParts): Handlers {
  const notes = createNotes({ ...parts, warn: (message) => { parts.log.warn("notes", message); } });
  return { ...appHandlers(parts), ...settingsHandlers(parts), ...forestHandlers(parts), ...logHandlers(parts, notes), ...notes.handlers, ...historyHandlers(parts), ...parts.backups.handlers, ...parts.attachments.handlers, ...parts.groups.handlers, ...parts.exchange, ...parts.printing };
}

type AppCalls = "app.info" | "app.usable" | "app.mayClose" | "app.openLogsFolder" | "app.openDataFolder" | "menu.set" | "diagnostics.report";

function appHandlers({ settings, groups, log, logsDir, isFallbackRuntime, window, onUsable }: HandlersParts): Pick<Handlers, AppCalls> {
  return {
    "app.info": async () => ({
      version: app.getVersion(),
      electron: process.versions["electron"] ?? "",
      chromium: process.versions["chrome"] ?? "",
      node: process.versions.node,
      platform: process.platform,
      fallbackRuntime: isFallbackRuntime,
      dataDir: settings.dataDir(),
      logsDir,
      systemLocale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
    }),
    "app.usable": async () => {
      window()?.pageIsUsable();
      groups.pageIsUsable();
      onUsable();
      return {};
    },
    "app.mayClose": async ({ keepOpen, asking }) => {
      if (asking === true) window()?.pageIsAsking();
      else window()?.pageAnswered(keepOpen);
      return {};
    },
    "app.openLogsFolder": () => openFolder(logsDir),
    "app.openDataFolder": () => openFolder(settings.dataDir()),
    "menu.set": async ({ menus }) => {
      window()?.setMenus(menus);
      return {};
    },
    "diagnostics.report": async ({ level, where, message }) => {
      log[level](`page ${where}`, message);
      return {};
    },
  };
}

function settingsHandlers({ settings, forests, logs, groups, window }: HandlersParts): Pick<Handlers, "settings.read" | "settings.write" | "settings.moveDataFolder"> {
  return {
    "settings.read": async () => settings.current(),
    "settings.write": async (patch) => {
      const changed = await settings.write(patch);
      window()?.applyTheme();
      if (patch.network !== undefined) groups.reachChanged();
      window()?.send("settings.changed", changed);
      return changed;
    },
    "settings.moveDataFolder": () => moveDataFolder({ settings, forests, logs, pickFolder: () => pickFolder(settings.current().language, window()) }),
  };
}

type ForestCalls = Extract<keyof Handlers, `forests.${string}`>;

function forestHandlers({ forests, groups, backups }: HandlersParts): Pick<Handlers, ForestCalls> {
  return {
    "forests.list": () => forests.list(),
    "forests.create": ({ name }) => forests.create(name),
    "forests.relabel": ({ forestId, name }) => forests.relabel(forestId, name),
    "forests.duplicate": ({ forestId, name }) => forests.duplicate(forestId, name),
    "forests.trash": ({ forestId }) => {
      groups.forestClosed(forestId);
      return forests.trash(forestId);
    },
    "forests.restore": ({ forestId }) => forests.restore(forestId),
    "forests.purge": async ({ forestId }) => {
      await forests.purge(forestId);
      await backups.forestPurged(forestId);
      await groups.forestPurged(forestId);
      return {};
    },
  };
}

type LogCalls = Extract<keyof Handlers, `log.${string}`>;

function logHandlers({ logs, groups, backups, attachments, log, nowMs }: HandlersParts, notes: Notes): Pick<Handlers, LogCalls> {
  return {
    "log.open": async ({ forestId }) => {
      notes.forestClosed(forestId);
      const { nextSeq, updates, damage, missing, filledFrom } = await logs.open(forestId);
      notes.forestOpened(forestId);
      for (const one of damage) log.warn("log.open", `${forestId}: ${one.kind}, ${one.lostBytes} bytes lost, ${one.recordsAfter} records after`);
      for (const one of missing) log.warn("log.open", `${forestId}: ${one.fromSeq} to ${one.toSeq} are missing`);
      backups.forestOpened(forestId);
      attachments.forestOpened(forestId);
      groups.forestOpened(forestId, nextSeq);
      return { nextSeq, updates: packUpdates(updates.filter(({ docId }) => !isSideDocId(docId))), damage: [...damage], missing: [...missing], filledFrom: [...filledFrom] };
    },
    "log.append": async ({ forestId, firstSeq, updates }) => {
      const totalBytes = updates.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (totalBytes > MAX_APPEND_BYTES) throw new StorageError("too-large", `${totalBytes} bytes in one append`);
      const startedAtMs = performance.now();
      const appended = await logs.append(forestId, firstSeq, updates);
      notes.forestWritten(forestId, updates);
      backups.forestChanged(forestId);
      attachments.forestChanged(forestId);
      groups.forestWritten(forestId, firstSeq, updates);
      return { ...appended, writtenAtMs: nowMs(), tookMs: performance.now() - startedAtMs };
    },
    "log.nextSeq": async ({ forestId }) => ({ nextSeq: logs.nextSeq(forestId) }),
    "log.close": async ({ forestId }) => {
      backups.forestClosed(forestId);
      attachments.forestClosed(forestId);
      notes.forestClosed(forestId);
      groups.forestClosed(forestId);
      await logs.close(forestId);
      return {};
    },
  };
}

type HistoryCalls = Extract<keyof Handlers, `history.${string}` | `health.${string}`>;

function historyHandlers({ forests, backups, runTask }: HandlersParts): Pick<Handlers, HistoryCalls> {
  return {
    "history.timeline": ({ forestId, quick }) => runTask("timeline", { forestDir: forests.dirOf(forestId), quick }),
    "history.steps": async ({ forestId, fromSeq, toSeq }) => ({ steps: [...(await runTask("steps", { forestDir: forests.dirOf(forestId), fromSeq, toSeq }))] }),
    "history.stateAt": async ({ forestId, seq }) => ({ updates: await runTask("stateAt", { forestDir: forests.dirOf(forestId), seq }) }),
    "health.check": ({ forestId }) => runTask("checkHealth", { forestId, forestDir: forests.dirOf(forestId), backupFolders: backups.foldersOf(forestId) }),
  };
}

async function openFolder(folder: string): Promise<Record<string, never>> {
  const failure = await shell.openPath(folder);
  if (failure !== "") throw new StorageError("unexpected", `open folder: ${failure}`);
  return {};
}
