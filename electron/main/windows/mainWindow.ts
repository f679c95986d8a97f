import { app, BrowserWindow, dialog, Menu, nativeTheme, screen } from "electron";
import { EVENT_CHANNEL, type CallInput, type EventName, type EventPayload } from "#shared/ipc/contract.ts";
import type { Settings } from "#shared/settings/index.ts";
import type { AppLog } from "../logging/index.ts";
import { createClosing, type Closing } from "./closing.ts";
import { menuTemplate } from "./menuTemplate.ts";
import { nativeText, type NativeTextKey } from "./nativeText.ts";
import { MIN_HEIGHT_PX, MIN_WIDTH_PX, placeOnScreen } from "./placeOnScreen.ts";
import { watchDeparture } from "./watchDeparture.ts";
import type { WindowPlacementFile } from "./windowPlacementFile.ts";

export interface MainWindowParts {
  readonly url: string;
  readonly preloadPath: string;
  readonly placementFile: WindowPlacementFile;
  readonly settings: () => Settings;
  readonly log: AppLog;
  /** Nobody is there to answer a dialog (a smoke run): close when the page stays silent. */
  readonly isUnattended: boolean;
}

/** The one window. It shows itself when the page says it can be used, and closes when the page says that everything is on disk. */
export interface MainWindow {
  readonly window: BrowserWindow;
  /** The page listens and shows its first screen. From now on it is asked before the window closes. */
  pageIsUsable(): void;
  focus(): void;
  setMenus(menus: CallInput<"menu.set">["menus"]): void;
  send<N extends EventName>(name: N, payload: EventPayload<N>): void;
  pageAnswered(keepOpen: boolean): void;
  pageIsAsking(): void;
  applyTheme(): void;
}

/** Paper of the two themes (tokens.css): what stands in the window before the page has drawn anything. */
const PAPER = { light: "#faf9f5", dark: "#121613" } as const;
const SHOW_ANYWAY_MS = 4_000;
/** Longer than the page waits for its own flush, so that it is the page that answers when the disk is slow. */
const CLOSE_WAIT_MS = 20_000;
const PLACE_SAVE_DELAY_MS = 500;

export async function openMainWindow(parts: MainWindowParts): Promise<MainWindow> {
  const { placementFile, log } = parts;
  const placement = placeOnScreen(await placementFile.read(), screen.getAllDisplays().map((display) => display.workArea));
  nativeTheme.themeSource = parts.settings().theme;
  const window = new BrowserWindow({
    ...(placement.bounds ?? { width: 1280, height: 800 }),
    minWidth: MIN_WIDTH_PX, minHeight: MIN_HEIGHT_PX,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: paper(),
    webPreferences: {
      preload: parts.preloadPath,
      sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false,
      devTools: !app.isPackaged,
      // Electron's spell checker fetches its dictionaries from the internet.
      spellcheck: false,
    },
  });
  const closing = windowClosing(window, parts);
  window.on("close", (event) => {
    if (!closing.mayCloseNow()) event.preventDefault();
  });
  watchPage(window, closing, parts);
  keepPlacement(window, placementFile);

  const show = showOnce(window, placement.isMaximized);
  setTimeout(show, SHOW_ANYWAY_MS);
  window.loadURL(parts.url).catch((cause: unknown) => log.error("load page", cause));

  const send = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, payload);
  };
  return {
    window, send,
    pageIsUsable: () => {
      closing.pageIsAway(false);
      show();
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    setMenus: (menus) => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ menus, isPackaged: app.isPackaged, run: (actionId) => send("menu.action", { actionId }) }))),
    pageAnswered: closing.pageAnswered,
    pageIsAsking: closing.pageIsAsking,
    applyTheme: () => {
      nativeTheme.themeSource = parts.settings().theme;
      if (!window.isDestroyed()) window.setBackgroundColor(paper());
    },
  };
}

function paper(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}

function showOnce(window: BrowserWindow, isMaximized: boolean): () => void {
  let isShown = false;
  return () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (isMaximized) window.maximize();
    window.show();
  };
}

function windowClosing(window: BrowserWindow, parts: MainWindowParts): Closing {
  const text = (key: NativeTextKey): string => nativeText(parts.settings().language, key);
  // A window that closes after a wait must also end the app if that was the wish.
  let isQuitting = false;
  app.on("before-quit", () => { isQuitting = true; });
  const closing = createClosing({
    waitMs: CLOSE_WAIT_MS,
    startTimer: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    askPage: () => window.webContents.send(EVENT_CHANNEL, "app.closing", {}),
    closeNow: () => {
      window.close();
      if (isQuitting) app.quit();
    },
    askPerson: async () => {
      parts.log.warn("closing", "the page did not answer in time");
      if (parts.isUnattended) return "close";
      const { response } = await dialog.showMessageBox(window, {
        type: "warning", message: text("native.slowClose.message"), detail: text("native.slowClose.detail"),
        buttons: [text("native.slowClose.wait"), text("native.slowClose.close")], defaultId: 0, cancelId: 0,
      });
      return response === 1 ? "close" : "wait";
    },
  });
  return {
    ...closing,
    pageAnswered: (keepOpen) => {
      if (keepOpen) isQuitting = false;
      closing.pageAnswered(keepOpen);
    },
  };
}

function watchPage(window: BrowserWindow, closing: Closing, parts: MainWindowParts): void {
  const text = (key: NativeTextKey): string => nativeText(parts.settings().language, key);
  const contents = window.webContents;
  watchDeparture(contents, () => closing.pageIsAway(true));
  contents.on("did-fail-load", (...[, errorCode, , , isMainFrame]) => {
    if (isMainFrame) parts.log.error("load page", `error ${errorCode}`);
  });
  contents.on("preload-error", (_event, _path, cause) => parts.log.error("preload", cause));
  contents.on("unresponsive", () => parts.log.warn("page", "unresponsive"));
  contents.on("render-process-gone", (_event, { reason, exitCode }) => {
    closing.pageIsAway(true);
    if (reason === "clean-exit") return;
    parts.log.error("page", `gone: ${reason} (${exitCode})`);
    if (parts.isUnattended) return app.exit(1);
    void offerReload();
  });

  const offerReload = async (): Promise<void> => {
    if (window.isDestroyed()) return;
    window.show();
    const { response } = await dialog.showMessageBox(window, {
      type: "error", message: text("native.pageGone.message"), detail: text("native.pageGone.detail"),
      buttons: [text("native.pageGone.reload"), text("native.pageGone.quit")], defaultId: 0, cancelId: 0,
    });
    if (response === 1) app.quit();
    else window.webContents.reload();
  };
}

function keepPlacement(window: BrowserWindow, placementFile: WindowPlacementFile): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) void placementFile.save({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, PLACE_SAVE_DELAY_MS);
  };
  window.on("resize", saveSoon);
  window.on("move", saveSoon);
  window.on("close", save);
}
