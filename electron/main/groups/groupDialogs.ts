import { app, dialog, type BrowserWindow } from "electron";
import type { Settings } from "#shared/settings/index.ts";
import { askWhereToSave } from "../askWhereToSave.ts";
import { nativeText, type NativeTextKey } from "../windows/nativeText.ts";
import { CHANGES_FILE_EXTENSION, INVITE_FILE_EXTENSION, type GroupDialogs } from "./carriedFiles.ts";

export interface GroupDialogsParts {
  readonly window: () => BrowserWindow | null;
  readonly language: () => Settings["language"];
}

/** The system's dialogs. A test names the files instead, in an unpackaged app only. */
export function createGroupDialogs({ window, language }: GroupDialogsParts): GroupDialogs {
  const text = (key: NativeTextKey): string => nativeText(language(), key);
  const open = async (title: string, typeName: string, extension: string): Promise<string | null> => {
    const inTest = app.isPackaged ? undefined : process.env["KNOWLEDGE_FOREST_OPEN_FILE"];
    if (inTest !== undefined) return inTest;
    const parent = window();
    if (parent === null) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, { title, filters: [{ name: typeName, extensions: [extension] }], properties: ["openFile"] });
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    saveInvite: () => askWhereToSave(window(), {
      title: text("native.groups.saveInvite"), buttonLabel: text("native.groups.save"),
      name: text("native.groups.inviteName"), extension: INVITE_FILE_EXTENSION, typeName: text("native.groups.inviteFile"),
    }),
    openInvite: () => open(text("native.groups.openInvite"), text("native.groups.inviteFile"), INVITE_FILE_EXTENSION),
    saveChanges: (name) => askWhereToSave(window(), {
      title: text("native.groups.saveChanges"), buttonLabel: text("native.groups.save"),
      name, extension: CHANGES_FILE_EXTENSION, typeName: text("native.groups.changesFile"),
    }),
    openChanges: () => open(text("native.groups.openChanges"), text("native.groups.changesFile"), CHANGES_FILE_EXTENSION),
  };
}
