import { join } from "node:path";
import { app, dialog, type BrowserWindow } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { nativeText } from "../windows/nativeText.ts";

export interface AttachmentDialogs {
  /** Which files; empty = the person changed their mind. */
  open(accept: "images" | "any"): Promise<readonly string[]>;
  /** Where to; null as above. */
  saveAs(fileName: string): Promise<string | null>;
}

export interface AttachmentDialogsParts {
  readonly window: () => BrowserWindow | null;
  readonly language: () => Settings["language"];
}

const IMAGE_ENDINGS = ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg"];

/** The system's dialogs. A test names the files instead, in an unpackaged app only. */
export function createAttachmentDialogs({ window, language }: AttachmentDialogsParts): AttachmentDialogs {
  const inTest = (variable: string): string | undefined => (app.isPackaged ? undefined : process.env[variable]);
  return {
    open: async (accept) => {
      const named = inTest("KNOWLEDGE_FOREST_OPEN_FILE");
      if (named !== undefined) return [named];
      const parent = window();
      if (parent === null) return [];
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: nativeText(language(), "native.attachments.pick"),
        buttonLabel: nativeText(language(), "native.attachments.add"),
        filters: accept === "images" ? [{ name: nativeText(language(), "native.attachments.images"), extensions: IMAGE_ENDINGS }] : [],
        properties: ["openFile", "multiSelections"],
      });
      return canceled ? [] : filePaths;
    },
    saveAs: async (fileName) => {
      const named = inTest("KNOWLEDGE_FOREST_SAVE_FILE");
      if (named !== undefined) return named;
      const parent = window();
      if (parent === null) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: nativeText(language(), "native.attachments.saveTitle"),
        buttonLabel: nativeText(language(), "native.attachments.save"),
        defaultPath: join(app.getPath("downloads"), fileName),
        properties: ["createDirectory", "showOverwriteConfirmation"],
      });
      return canceled || filePath === undefined || filePath === "" ? null : filePath;
    },
  };
}
