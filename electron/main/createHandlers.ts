import { app, dialog, shell } from "electron";
import { MAX_APPEND_BYTES, type Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import type { OpenLogs } from "./durableLog/index.ts";
import type { ForestFolders } from "./forests/index.ts";
import type { AppLog } from "./logging/index.ts";
import { moveDataFolder, type SettingsFile } from "./settings/index.ts";
import { nativeText, type MainWindow } from "./windows/index.ts";

export interface HandlersParts {
  readonly settings: SettingsFile;
  readonly forests: ForestFolders;
  readonly logs: OpenLogs;
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
  return { ...appHandlers(parts), ...settingsHandlers(parts), ...forestHandlers(parts), ...logHandlers(parts) };
}

type AppCalls = "app.info" | "app.usable" | "app.mayClose" | "app.openLogsFolder" | "app.openDataFolder" | "menu.set" | "diagnostics.report";

function appHandlers({ settings, log, logsDir, isFallbackRuntime, window, onUsable }: HandlersParts): Pick<Handlers, AppCalls> {
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

function settingsHandlers({ settings, forests, logs, window }: HandlersParts): Pick<Handlers, "settings.read" | "settings.write" | "settings.moveDataFolder"> {
  return {
    "settings.read": async () => settings.current(),
    "settings.write": async (patch) => {
      const changed = await settings.write(patch);
      window()?.applyTheme();
      window()?.send("settings.changed", changed);
      return changed;
    },
    "settings.moveDataFolder": () => moveDataFolder({ settings, forests, logs, pickFolder: () => pickFolder(settings, window()) }),
  };
}

type ForestCalls = Extract<keyof Handlers, `forests.${string}`>;

function forestHandlers({ forests }: HandlersParts): Pick<Handlers, ForestCalls> {
  return {
    "forests.list": () => forests.list(),
    "forests.create": ({ name }) => forests.create(name),
    "forests.relabel": ({ forestId, name }) => forests.relabel(forestId, name),
    "forests.duplicate": ({ forestId, name }) => forests.duplicate(forestId, name),
    "forests.trash": ({ forestId }) => forests.trash(forestId),
    "forests.restore": ({ forestId }) => forests.restore(forestId),
    "forests.purge": async ({ forestId }) => {
      await forests.purge(forestId);
      return {};
    },
  };
}

type LogCalls = Extract<keyof Handlers, `log.${string}`>;

function logHandlers({ logs, log, nowMs }: HandlersParts): Pick<Handlers, LogCalls> {
  return {
    "log.open": async ({ forestId }) => {
      const { nextSeq, updates, damage } = await logs.open(forestId);
      for (const one of damage) log.warn("log.open", `${forestId}: ${one.kind}, ${one.lostBytes} bytes lost, ${one.recordsAfter} records after`);
      // Each update in a buffer of its own: a view would take the whole file along at every crossing into the page.
      return { nextSeq, updates: updates.map(({ docId, bytes }) => ({ docId, bytes: new Uint8Array(bytes) })), damage: [...damage] };
    },
    "log.append": async ({ forestId, firstSeq, updates }) => {
      const totalBytes = updates.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (totalBytes > MAX_APPEND_BYTES) throw new StorageError("too-large", `${totalBytes} bytes in one append`);
      return { ...(await logs.append(forestId, firstSeq, updates)), writtenAtMs: nowMs() };
    },
    "log.close": async ({ forestId }) => {
      await logs.close(forestId);
      return {};
    },
  };
}

async function openFolder(folder: string): Promise<Record<string, never>> {
  const failure = await shell.openPath(folder);
  if (failure !== "") throw new StorageError("unexpected", `open folder: ${failure}`);
  return {};
}

async function pickFolder(settings: SettingsFile, window: MainWindow | null): Promise<string | null> {
  const inTest = app.isPackaged ? undefined : process.env["KNOWLEDGE_FOREST_PICK_FOLDER"];
  if (inTest !== undefined) return inTest;
  if (window === null) return null;
  const { language } = settings.current();
  const { canceled, filePaths } = await dialog.showOpenDialog(window.window, {
    title: nativeText(language, "native.pickFolder.title"),
    buttonLabel: nativeText(language, "native.pickFolder.choose"),
    properties: ["openDirectory", "createDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
