import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { app, powerMonitor, safeStorage, type BrowserWindow } from "electron";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import type { SettingsFile } from "../settings/index.ts";
import type { MainWindow } from "../windows/index.ts";
import { createGroups, type Groups, type GroupsParts } from "./createGroups.ts";
import { deriveClientIds } from "./deriveClientIds.ts";
import { openDeviceKey } from "./deviceKey.ts";
import { forkPeers } from "./forkPeers.ts";
import { createGroupDialogs } from "./groupDialogs.ts";
import { readInviteFile } from "./carriedFiles.ts";
import { createOpenedLinks, LINK_SCHEME, type OpenedLinks } from "./openedLinks.ts";
import { watchNetwork } from "./watchNetwork.ts";

export interface OpenGroupsParts extends Pick<GroupsParts, "forests" | "logs" | "files" | "runTask" | "nowMs" | "after" | "warn"> {
  readonly profileDir: string;
  /** The bundle of the peers process. */
  readonly peersPath: string;
  readonly settings: SettingsFile;
  readonly window: () => MainWindow | null;
}

const DEVICE_NAME_LENGTH = 120;
/** Registering asks another program on some systems, and is no hurry. */
const REGISTER_DELAY_MS = 15_000;

/** Groups with everything of Electron they need, and the invitations that come from outside the window. To be called before the app is ready: a link may have started it. */
export function openGroups(parts: OpenGroupsParts): Groups {
  const { profileDir, peersPath, settings, warn, after } = parts;
  const window = (): BrowserWindow | null => parts.window()?.window ?? null;
  const inTest = (variable: string): boolean => !app.isPackaged && process.env[variable] === "1";
  const groups = createGroups({
    ...parts, deriveClientIds,
    fs: nodeFileSystem,
    groupsDir: join(profileDir, "groups"),
    fork: () => forkPeers(peersPath),
    openKey: () => openDeviceKey({ path: join(profileDir, "device.key"), safeStorage, warn }),
    deviceName: hostname().slice(0, DEVICE_NAME_LENGTH),
    lanIsOff: inTest("KNOWLEDGE_FOREST_LAN_OFF"),
    network: () => settings.current().network,
    personId: () => settings.current().personId,
    becomePerson: async (personId) => { parts.window()?.send("settings.changed", await settings.write({ personId })); },
    dialogs: createGroupDialogs({ window, language: () => settings.current().language }),
    send: (name, payload) => { parts.window()?.send(name, payload); },
  });
  const links = createOpenedLinks({
    readInvite: (path) => readInviteFile(nodeFileSystem, path),
    send: (link) => { parts.window()?.send("groups.linkOpened", { link }); },
    warn,
  });
  const stopWatching = watchNetwork({ interfaces: networkInterfaces, after, isNeeded: groups.isActive, onChange: groups.networkChanged });
  // Electron has no such monitor earlier.
  app.whenReady().then(() => powerMonitor.on("resume", groups.networkChanged), (cause: unknown) => { warn(String(cause)); });
  takeLinks(links);
  // A development copy must not take the links of the installed one.
  if (app.isPackaged) after(REGISTER_DELAY_MS, () => app.setAsDefaultProtocolClient(LINK_SCHEME));
  return {
    ...groups,
    pageIsUsable: () => {
      groups.pageIsUsable();
      links.pageIsUsable();
    },
    stop: () => {
      stopWatching();
      return groups.stop();
    },
  };
}

/** macOS has events of its own; the others start the app (once more) with an argument. */
function takeLinks(links: OpenedLinks): void {
  links.takeArguments(process.argv.slice(1), process.cwd());
  app.on("second-instance", (_event, args, folder) => { links.takeArguments(args.slice(1), folder); });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    links.takeUrl(url);
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    links.takeArguments([path], process.cwd());
  });
}
