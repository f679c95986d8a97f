import { app, dialog } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { nativeText, type MainWindow } from "./windows/index.ts";

/** Asks for a folder with the system's dialog; null = the person changed their mind. A test names the folder instead, in an unpackaged app only. */
export async function pickFolder(language: Settings["language"], window: MainWindow | null): Promise<string | null> {
  const inTest = app.isPackaged ? undefined : process.env["KNOWLEDGE_FOREST_PICK_FOLDER"];
  if (inTest !== undefined) return inTest;
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window.window, {
    title: nativeText(language, "native.pickFolder.title"),
    buttonLabel: nativeText(language, "native.pickFolder.choose"),
    properties: ["openDirectory", "createDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
