import { app, dialog, type BrowserWindow } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { askWhereToSave } from "../askWhereToSave.ts";
import { nativeText } from "../windows/nativeText.ts";

export interface PrintingDialogs {
  /** Where to save, the name without its ending; null = the person changed their mind. */
  saveAs(name: string, kind: "png" | "svg" | "pdf"): Promise<string | null>;
  /** Which folder; null as above. */
  pickFolder(): Promise<string | null>;
  /** A test has no printer: the file it wants the printed page in, in an unpackaged app only. null: print. */
  printInto(): string | null;
}

export interface PrintingDialogsParts {
  readonly window: () => BrowserWindow | null;
  readonly language: () => Settings["language"];
}

/** The system's dialogs. A test names the files instead, in an unpackaged app only. */
export function createPrintingDialogs({ window, language }: PrintingDialogsParts): PrintingDialogs {
  const inTest = (variable: string): string | null => (app.isPackaged ? null : (process.env[variable] ?? null));
  return {
    saveAs: (name, kind) => askWhereToSave(window(), {
      title: nativeText(language(), "native.savePicture.title"),
      buttonLabel: nativeText(language(), "native.savePicture.save"),
      name,
      extension: kind,
      // i18n-keys: native.savePicture.*
      typeName: nativeText(language(), `native.savePicture.${kind}`),
    }),
    pickFolder: async () => {
      const named = inTest("KNOWLEDGE_FOREST_PICK_FOLDER");
      if (named !== null) return named;
      const parent = window();
      if (parent === null) return null;
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: nativeText(language(), "native.savePicture.folder"),
        buttonLabel: nativeText(language(), "native.savePicture.folderChoose"),
        properties: ["openDirectory", "createDirectory"],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    printInto: () => inTest("KNOWLEDGE_FOREST_PRINT_FILE"),
  };
}
