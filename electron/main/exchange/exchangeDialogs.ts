import { app, dialog, type BrowserWindow } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { askWhereToSave } from "../askWhereToSave.ts";
import { nativeText } from "../windows/nativeText.ts";
import { FOREST_FILE_EXTENSION } from "./forestFileName.ts";

export interface ExchangeDialogs {
  /** Where to save; null = the person changed their mind. */
  saveAs(fileName: string): Promise<string | null>;
  /** Which file to open; null as above. */
  open(): Promise<string | null>;
}

export interface ExchangeDialogsParts {
  readonly window: () => BrowserWindow | null;
  readonly language: () => Settings["language"];
}

/** The system's dialogs. A test names the files instead, in an unpackaged app only. */
export function createExchangeDialogs({ window, language }: ExchangeDialogsParts): ExchangeDialogs {
  const inTest = (variable: string): string | undefined => (app.isPackaged ? undefined : process.env[variable]);
  const filters = (): { name: string; extensions: string[] }[] => [{ name: nativeText(language(), "native.saveForest.forestFile"), extensions: [FOREST_FILE_EXTENSION] }];
  return {
    saveAs: (fileName) => askWhereToSave(window(), {
      title: nativeText(language(), "native.saveForest.title"),
      buttonLabel: nativeText(language(), "native.saveForest.save"),
      name: fileName.slice(0, -(FOREST_FILE_EXTENSION.length + 1)),
      extension: FOREST_FILE_EXTENSION,
      typeName: nativeText(language(), "native.saveForest.forestFile"),
    }),
    open: async () => {
      const named = inTest("KNOWLEDGE_FOREST_OPEN_FILE");
      if (named !== undefined) return named;
      const parent = window();
      if (parent === null) return null;
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: nativeText(language(), "native.openForest.title"),
        buttonLabel: nativeText(language(), "native.openForest.open"),
        filters: filters(),
        properties: ["openFile"],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
