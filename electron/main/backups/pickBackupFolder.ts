import { app, dialog, type BrowserWindow } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { nativeText } from "../windows/nativeText.ts";

/** Asks for the folder backups are copied to; null = the person changed their mind. A test names it instead, in an unpackaged app only. */
export async function pickBackupFolder(window: BrowserWindow | null, language: Settings["language"]): Promise<string | null> {
  const inTest = app.isPackaged ? undefined : process.env["KNOWLEDGE_FOREST_PICK_FOLDER"];
  if (inTest !== undefined) return inTest;
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: nativeText(language, "native.pickBackupFolder.title"),
    buttonLabel: nativeText(language, "native.pickBackupFolder.choose"),
    properties: ["openDirectory", "createDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
