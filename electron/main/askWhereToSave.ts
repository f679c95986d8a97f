import { existsSync } from "node:fs";
import { join } from "node:path";
import { app, dialog, type BrowserWindow } from "electron";

export interface SaveQuestion {
  readonly title: string;
  readonly buttonLabel: string;
  /** Without its ending. */
  readonly name: string;
  readonly extension: string;
  /** What files of this ending are called. */
  readonly typeName: string;
}

/** Asks with the system's dialog where to save a file; null = the person changed their mind. A test names the file instead, in an unpackaged app only. */
export async function askWhereToSave(window: BrowserWindow | null, { title, buttonLabel, name, extension, typeName }: SaveQuestion): Promise<string | null> {
  const inTest = app.isPackaged ? undefined : process.env["KNOWLEDGE_FOREST_SAVE_FILE"];
  if (inTest !== undefined) return inTest;
  if (window === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title, buttonLabel,
    defaultPath: join(app.getPath("documents"), `${name}.${extension}`),
    filters: [{ name: typeName, extensions: [extension] }],
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  return canceled || filePath === undefined || filePath === "" ? null : withExtension(filePath, extension);
}

/** Some systems leave the ending to the person. Their consent to overwrite was for the name they typed, so the longer name must be free. */
function withExtension(path: string, extension: string): string {
  const ending = `.${extension}`;
  if (path.toLowerCase().endsWith(ending)) return path;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? `${path}${ending}` : `${path} ${number}${ending}`;
    if (!existsSync(candidate)) return candidate;
  }
}
