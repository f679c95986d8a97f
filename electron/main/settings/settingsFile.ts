import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { isPersonId } from "#shared/kernel/index.ts";
import { readSettings, type Settings, type SettingsChange } from "#shared/settings/index.ts";
import { fileTimestamp } from "#electron/disk/fileTimestamp.ts";
import { newSortableId } from "#electron/disk/newSortableId.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

/** What main alone keeps in the same file, under a key the renderer never sees. */
const mainPartSchema = z.object({
  /** Null: the default place, inside the profile folder. */
  dataDir: z.string().min(1).nullable().catch(null),
  /** The folder every backup is copied to as well; null: none was chosen. */
  backupDir: z.string().min(1).nullable().catch(null),
});

export interface SettingsFileParts {
  readonly path: string;
  readonly defaultDataDir: string;
  readonly nowMs: () => number;
  readonly warn: (message: string) => void;
}

export interface SettingsFile {
  current(): Settings;
  dataDir(): string;
  /** The folder backups are copied to, or null. */
  backupDir(): string | null;
  /** Changes and writes; when the disk refuses, nothing has changed. */
  write(patch: SettingsChange): Promise<Settings>;
  setDataDir(dataDir: string): Promise<void>;
  setBackupDir(backupDir: string | null): Promise<void>;
  /** Waits for writes under way. */
  flush(): Promise<void>;
}

interface Contents { readonly settings: Settings; readonly dataDir: string | null; readonly backupDir: string | null }

/**
 * Opens the settings of this machine. Read at once and not later, because the first frame of the window needs the theme.
 * A damaged file is kept beside it, and the values that cannot be guessed again (who I am, where my forests and their copies are) are looked for in its text.
 */
export function openSettings(parts: SettingsFileParts): SettingsFile {
  const { path, defaultDataDir, nowMs, warn } = parts;
  const queue = createTaskQueue();
  let contents = readContents(parts);

  const save = (next: (now: Contents) => Contents): Promise<Contents> => queue.run(async () => {
    const changed = next(contents);
    try {
      await writeFileDurably(path, JSON.stringify({ ...changed.settings, main: { dataDir: changed.dataDir, backupDir: changed.backupDir } }, null, 2));
    } catch (cause) {
      throw toStorageError(cause, "write settings");
    }
    contents = changed;
    return changed;
  });

  if (!isPersonId(contents.settings.personId) || contents.settings.personId === "pr_unset") {
    contents = { ...contents, settings: { ...contents.settings, personId: `pr_${newSortableId(nowMs())}` } };
    mkdirSync(dirname(path), { recursive: true });
    // A full disk on the very first start: the id lives in memory and is written with the next change.
    save((now) => now).catch((cause: unknown) => warn(`settings: ${String(cause)}`));
  }

  return {
    current: () => contents.settings,
    dataDir: () => contents.dataDir ?? defaultDataDir,
    backupDir: () => contents.backupDir,
    write: async (patch) => (await save((now) => ({ ...now, settings: { ...now.settings, ...patch } }))).settings,
    setDataDir: async (dataDir) => { await save((now) => ({ ...now, dataDir })); },
    setBackupDir: async (backupDir) => { await save((now) => ({ ...now, backupDir })); },
    flush: () => queue.run(async () => undefined),
  };
}

function readContents({ path, nowMs, warn }: SettingsFileParts): Contents {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (errnoOf(cause) !== "ENOENT") throw toStorageError(cause, "read settings");
    return { settings: readSettings({}), dataDir: null, backupDir: null };
  }
  const raw = objectOrNull(parsedOrNull(text));
  if (raw === null) {
    keepDamaged(path, nowMs(), warn);
    return rescued(text);
  }
  const main = mainPartSchema.safeParse("main" in raw ? raw.main : {});
  return { settings: readSettings(raw), dataDir: main.success ? main.data.dataDir : null, backupDir: main.success ? main.data.backupDir : null };
}

function objectOrNull(value: unknown): object | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function keepDamaged(path: string, nowMs: number, warn: (message: string) => void): void {
  try {
    copyFileSync(path, `${path}.damaged-${fileTimestamp(nowMs)}`);
    warn("settings file is damaged; a copy is kept beside it");
  } catch (cause) {
    warn(`settings file is damaged and could not be copied: ${String(cause)}`);
  }
}

function rescued(text: string): Contents {
  const personId = /"personId"\s*:\s*"(pr_[A-Za-z0-9_-]{1,64})"/.exec(text)?.[1];
  const dataDir = rescuedText(/"dataDir"\s*:\s*("(?:[^"\\]|\\.)+")/.exec(text));
  const backupDir = rescuedText(/"backupDir"\s*:\s*("(?:[^"\\]|\\.)+")/.exec(text));
  return { settings: readSettings({ personId }), dataDir, backupDir };
}

function rescuedText(found: RegExpExecArray | null): string | null {
  const decoded = found?.[1] === undefined ? null : parsedOrNull(found[1]);
  return typeof decoded === "string" ? decoded : null;
}
