/**
 * Everything the renderer and the main process may say to each other. Preload, main and renderer are typed and parsed from these tables;
 * there is no other channel. All calls are asynchronous and answer with an `IpcResult` envelope.
 */
// As a namespace: `import { z }` would carry every language of zod (360 KB, 20 ms of each start).
import * as z from "zod";
import { isAttachmentId, MAX_ATTACHMENT_BYTES, MAX_CHUNK_BYTES } from "#shared/attachments/index.ts";
import { historyStepSchema, timelineSchema } from "#shared/history/index.ts";
import { settingsPatchSchema, settingsSchema } from "#shared/settings/index.ts";
import { author, groupCalls, groupEvents } from "./groupCalls.ts";
import type { CALL_NAMES, EVENT_NAMES } from "./names.ts";
import { packedUpdatesSchema } from "./packedUpdates.ts";

export { MAX_CLIENT_IDS, MAX_INVITE_FILE_BYTES, type GroupCallRefusal } from "./groupCalls.ts";
export { NO_GROUP_FILE, type GroupFile } from "./groupFiles.ts";
export { CALL_CHANNEL, EVENT_CHANNEL } from "./names.ts";

// The page's CSP forbids `new Function`, which zod probes for unless told otherwise.
z.config({ jitless: true });

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const forestId = z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/);
/** A document inside a forest: see docs/SCHEMA.md. */
export const docIdSchema = z.string().regex(/^(forest|personal|(my:)?discussion|(my:)?note:pt_[A-Za-z0-9_-]{1,64})$/);
/** A document that is read when it is needed, not when the forest opens. */
const sideDocId = z.string().regex(/^(my:)?(discussion|note:pt_[A-Za-z0-9_-]{1,64})$/);
export const MAX_NOTES_PER_READ = 512;
const seq = z.number().int().min(0);
const bytes = z.instanceof(Uint8Array);
const forestName = z.string().trim().min(1).max(120);

export const MAX_UPDATES_PER_APPEND = 512;
export const MAX_APPEND_BYTES = 64 * 1024 * 1024;

const forestEntry = z.object({
  forestId,
  /** What this machine calls it: a copy of the name inside the forest, so that lists need no document. */
  name: z.string(),
  createdAtMs: z.number(),
  /** Last time an update was written. */
  changedAtMs: z.number(),
  sizeBytes: z.number(),
  trashedAtMs: z.number().nullable(),
});
export type ForestEntry = z.output<typeof forestEntry>;

/** What the files had wrong when they were opened, and what was done about it. Nothing is deleted: damaged bytes are set aside in a file. */
const logDamage = z.object({
  kind: z.enum(["torn-tail", "bad-record", "unreadable-file", "bad-checkpoint"]),
  /** Records that were read after the damaged place (their content is applied too). */
  recordsAfter: z.number().int(),
  lostBytes: z.number().int(),
  setAsidePath: z.string(),
});
/** Changes that were saved once and that no copy could supply: between these two times (0: not known). */
const missingChanges = z.object({ fromSeq: z.number().int(), toSeq: z.number().int(), afterMs: z.number(), beforeMs: z.number() });
export type MissingChanges = z.output<typeof missingChanges>;

const packedUpdates = packedUpdatesSchema;

const noteVersion = z.object({ fromSeq: seq, toSeq: seq, atMs: z.number(), by: z.string().max(128), edits: z.number().int() });
export type NoteVersion = z.output<typeof noteVersion>;

const backupPlace = z.enum(["own", "folder"]);
const backupId = z.string().regex(/^[0-9A-Za-z._-]{1,120}$/);
const backupReason = z.enum(["open", "hourly", "manual", "before-migration", "before-restore"]);
export type BackupReason = z.output<typeof backupReason>;
const backupEntry = z.object({
  backupId,
  /** `own`: inside the profile. `folder`: the folder the person chose, which a sync service may carry elsewhere. */
  place: backupPlace,
  reason: backupReason,
  takenAtMs: z.number(),
  sizeBytes: z.number().int(),
  points: z.number().int(),
  links: z.number().int(),
});
export type BackupEntry = z.output<typeof backupEntry>;
const backupRef = z.object({ forestId, place: backupPlace, backupId }).strict();
/** `problem`: why the last copy to the chosen folder failed; null when all is well. */
const backupProblem = z.enum(["disk-full", "permission", "not-found", "unexpected"]).nullable();
/** `ownProblem`: the same for the backups on this machine. */
const backupFolder = z.object({ path: z.string().nullable(), problem: backupProblem, ownProblem: backupProblem });
export type BackupFolder = z.output<typeof backupFolder>;
export const MAX_FOREST_FILE_BYTES = 256 * 1024 * 1024;
/** So many files that notes speak of are missing or damaged, and did not come along. Absent: none. */
const fileCount = z.number().int();
/** The same for a file that is written; `forSpace`: the largest, beyond what one file holds. */
const leftOutFiles = z.object({ forSpace: fileCount, forSpaceBytes: z.number().int(), unreadable: fileCount });
export type LeftOutFiles = z.output<typeof leftOutFiles>;

const healthFinding = z.object({
  where: z.enum(["log", "checkpoint", "archive", "backup"]),
  /** The name of the file. */
  name: z.string(),
  problem: z.enum(["damaged", "unreadable", "missing-part"]),
});
const healthReport = z.object({
  filesChecked: z.number().int(),
  bytesChecked: z.number(),
  findings: z.array(healthFinding),
  /** Stretches of the history that no copy holds. */
  missing: z.array(missingChanges),
  newestBackupAtMs: z.number().nullable(),
});
export type HealthReport = z.output<typeof healthReport>;

const attachmentSha = z.string().refine(isAttachmentId);
/** A name or a kind as somebody wrote it: a label, never a path. */
const attachmentLabel = z.string().max(1024);
const uploadId = z.string().regex(/^up_[0-9a-f]{32}$/);
const keptAttachment = z.object({
  sha256: attachmentSha, sizeBytes: z.number().int(),
  /** By the file's own bytes. */
  mime: z.string(),
  widthPx: z.number().int().optional(), heightPx: z.number().int().optional(),
});

/** A picture of the graph, or one tile of a large one. */
export const MAX_PICTURE_BYTES = 200 * 1024 * 1024;
/** A poster as text; one of a hundred thousand boxes has about 50 million letters. */
export const MAX_POSTER_LETTERS = 120_000_000;
export const MAX_TILES_PER_SIDE = 64;
const pictureBytes = bytes.refine((file) => file.length > 0 && file.length <= MAX_PICTURE_BYTES);
const pictureName = z.string().max(240);
/** What a note is printed on. */
export const NOTE_PAPERS = ["A4", "A3"] as const;
export const PAPER_SIZES = ["A4", "A3", "A2", "A1", "A0", "fit"] as const;
/** One page with one picture on it, scaled to the paper; `fit` is paper of the picture's own size. A wide picture lies across. */
const poster = z.object({
  svg: z.string().min(1).max(MAX_POSTER_LETTERS),
  title: z.string().max(240),
  language: z.enum(["zh-CN", "en"]),
  paper: z.enum(PAPER_SIZES),
  widthPx: z.number().positive().max(1_000_000),
  heightPx: z.number().positive().max(1_000_000),
  /** Of the whole page, margins too; null: white. */
  background: z.string().regex(/^#[0-9a-f]{6}$/i).nullable(),
});
export type Poster = z.output<typeof poster>;

const appInfo = z.object({
  version: z.string(), electron: z.string(), chromium: z.string(), node: z.string(), platform: z.string(),
  /** True when the app runs on the development fallback runtime. */
  fallbackRuntime: z.boolean(),
  dataDir: z.string(), logsDir: z.string(), systemLocale: z.string(),
});
export type AppInfo = z.output<typeof appInfo>;

/** What the renderer may ask of main. One line per call. */
export const calls = {
  "app.info": { input: nothing, output: appInfo },
  /** The first screen can be used: ends the cold-start measurement and shows the window. */
  "app.usable": { input: nothing, output: done },
  /** Answer to the event `app.closing`. `keepOpen` is a person's decision after a failed save. */
  /** `asking`: the page is asking the person and will answer again. */
  "app.mayClose": { input: z.object({ keepOpen: z.boolean(), asking: z.boolean().optional() }).strict(), output: done },
  "app.openLogsFolder": { input: nothing, output: done },
  "app.openDataFolder": { input: nothing, output: done },
  /** Fills the native menu in the person's language. Labels come from the renderer's action records. */
  "menu.set": {
    input: z.object({ menus: z.array(z.object({ label: z.string().max(60), items: z.array(z.union([
      z.object({ type: z.literal("action"), actionId: z.string().max(60), label: z.string().max(80), accelerator: z.string().max(40).optional(), enabled: z.boolean() }),
      z.object({ type: z.literal("separator") }),
      z.object({ type: z.literal("role"), role: z.enum(["undo", "redo", "cut", "copy", "paste", "selectAll", "quit", "close", "minimize", "togglefullscreen", "reload", "toggleDevTools"]), label: z.string().max(80) }),
    ])).max(60) })).max(12) }).strict(),
    output: done,
  },
  "settings.read": { input: nothing, output: settingsSchema },
  "settings.write": { input: settingsPatchSchema, output: settingsSchema },
  /** Asks for a folder, copies every forest there, checks the copies, then switches. The old folder is left untouched. */
  "settings.moveDataFolder": { input: nothing, output: z.object({ moved: z.boolean(), dataDir: z.string(), forests: z.number().int() }) },
  "forests.list": { input: nothing, output: z.array(forestEntry) },
  "forests.create": { input: z.object({ name: forestName }).strict(), output: forestEntry },
  "forests.relabel": { input: z.object({ forestId, name: forestName }).strict(), output: forestEntry },
  /** Copies the bytes under a new id; the caller renames it inside. */
  "forests.duplicate": { input: z.object({ forestId, name: forestName }).strict(), output: forestEntry },
  "forests.trash": { input: z.object({ forestId }).strict(), output: forestEntry },
  "forests.restore": { input: z.object({ forestId }).strict(), output: forestEntry },
  /** Deletes a forest that is in the trash, for good. */
  "forests.purge": { input: z.object({ forestId }).strict(), output: done },
  /** Opens the durable log of a forest and returns every update in order, but for those of notes and discussions (`notes.open`). Further appends go to the returned `nextSeq`. */
  "log.open": {
    input: z.object({ forestId }).strict(),
    output: z.object({
      nextSeq: z.number().int(), updates: packedUpdates, damage: z.array(logDamage),
      missing: z.array(missingChanges), filledFrom: z.array(z.enum(["checkpoint", "archive", "backup"])),
    }),
  },
  /** The number the open log expects next; null when it is not open. */
  "log.nextSeq": { input: z.object({ forestId }).strict(), output: z.object({ nextSeq: z.number().int().nullable() }) },
  /** Appends and fsyncs; the answer says what is durable. `firstSeq` must be the log's next number: a gap is refused. */
  "log.append": {
    input: z.object({ forestId, firstSeq: z.number().int().min(0), updates: z.array(z.object({ docId: docIdSchema, bytes, by: author.optional() })).min(1).max(MAX_UPDATES_PER_APPEND) }).strict(),
    /** `tookMs`: how long the disk took. */
    output: z.object({ durableThroughSeq: z.number().int(), writtenAtMs: z.number(), tookMs: z.number() }),
  },
  /** Everything the log holds of one note, or of a discussion. */
  "notes.open": { input: z.object({ forestId, docId: sideDocId }).strict(), output: z.object({ updates: packedUpdates }) },
  "notes.readMany": { input: z.object({ forestId, docIds: z.array(sideDocId).max(MAX_NOTES_PER_READ) }).strict(), output: z.object({ updates: packedUpdates }) },
  "notes.list": { input: z.object({ forestId }).strict(), output: z.object({ docIds: z.array(z.string().max(128)) }) },
  /** Those with changes later than this number (-1: all), and the number up to which the answer holds. */
  "notes.changedAfter": { input: z.object({ forestId, seq: z.number().int().min(-1) }).strict(), output: z.object({ docIds: z.array(z.string().max(128)), throughSeq: z.number().int() }) },
  /** What one person wrote into one note in one go, newest first; at most 200. */
  "notes.versions": { input: z.object({ forestId, docId: sideDocId }).strict(), output: z.object({ versions: z.array(noteVersion) }) },
  /** A note as it was after this change. */
  "notes.versionAt": { input: z.object({ forestId, docId: sideDocId, seq }).strict(), output: z.object({ updates: packedUpdates }) },
  "log.close": { input: z.object({ forestId }).strict(), output: done },
  /** Sessions of work, oldest first, with what changed in each. `quick`: at once, with the newest ones perhaps unfinished. */
  "history.timeline": { input: z.object({ forestId, quick: z.boolean() }).strict(), output: timelineSchema },
  /** The single steps of one session; the first 500 and nothing after. */
  "history.steps": { input: z.object({ forestId, fromSeq: seq, toSeq: seq }).strict(), output: z.object({ steps: z.array(historyStepSchema) }) },
  /** `forest` and `personal` as they were after this change; notes: `notes.versionAt`. */
  "history.stateAt": { input: z.object({ forestId, seq }).strict(), output: z.object({ updates: packedUpdates }) },
  /** Newest first, of both places. */
  "backups.list": { input: z.object({ forestId }).strict(), output: z.array(backupEntry) },
  /** Takes one now (from what is on disk), verified by opening it again. */
  "backups.take": { input: z.object({ forestId, reason: backupReason }).strict(), output: backupEntry },
  /** `missing`: so many changes were lost before it was taken; what builds on them waits inside. */
  "backups.read": { input: backupRef, output: z.object({ updates: packedUpdates, takenAtMs: z.number(), missing: z.number().int() }) },
  /** A backup holds no files: they come from the forest it was taken of, or from beside its copies. */
  "backups.restoreAsNew": { input: backupRef.extend({ name: forestName }).strict(), output: forestEntry.extend({ leftOutFiles: fileCount.optional() }) },
  "backups.folder": { input: nothing, output: backupFolder },
  /** Asks for a folder to copy every backup to; null path = the person changed their mind and nothing changed. */
  "backups.chooseFolder": { input: nothing, output: backupFolder },
  "backups.forgetFolder": { input: nothing, output: backupFolder },
  /** Asks where to, then writes one `.forest` file. `withPersonal`: private cases too (for oneself, never to hand out). */
  "exchange.exportForest": { input: z.object({ forestId, withPersonal: z.boolean() }).strict(), output: z.object({ savedAs: z.string().nullable(), sizeBytes: z.number().int(), leftOutFiles: leftOutFiles.optional() }) },
  /** Asks for a `.forest` file and makes a new forest of it; null = the person changed their mind. */
  "exchange.importForest": { input: nothing, output: z.object({ forest: forestEntry.nullable(), leftOutFiles: fileCount.optional() }) },
  /** The same for a file that was dropped on the window. */
  "exchange.importBytes": { input: z.object({ fileName: z.string().max(255), bytes: bytes.refine((file) => file.length <= MAX_FOREST_FILE_BYTES) }).strict(), output: z.object({ forest: forestEntry, leftOutFiles: fileCount.optional() }) },
  /** Begins to keep a file of the page. Refused: an empty one as `not-allowed`, one beyond the limit as `too-large`, too many at once as `busy`. */
  "attachments.begin": { input: z.object({ forestId, sizeBytes: z.number().int().min(0), name: attachmentLabel }).strict(), output: z.object({ uploadId }) },
  "attachments.chunk": { input: z.object({ uploadId, bytes: bytes.refine((piece) => piece.length <= MAX_CHUNK_BYTES) }).strict(), output: done },
  /** On disk when this answers. */
  "attachments.finish": { input: z.object({ uploadId }).strict(), output: keptAttachment },
  "attachments.cancel": { input: z.object({ uploadId }).strict(), output: done },
  /** Asks for files and keeps them, all or none; empty = the person changed their mind. */
  "attachments.pick": { input: z.object({ forestId, accept: z.enum(["images", "any"]) }).strict(), output: z.object({ kept: z.array(keptAttachment.extend({ name: z.string() })) }) },
  /** A stretch of a file, for what the page draws or reads itself (small pictures, PDF). `sizeBytes`: of the whole file. */
  "attachments.read": {
    input: z.object({ forestId, sha256: attachmentSha, fromByte: z.number().int().min(0).max(MAX_ATTACHMENT_BYTES), lengthBytes: z.number().int().min(0).max(MAX_CHUNK_BYTES) }).strict(),
    output: z.object({ bytes, sizeBytes: z.number().int(), mime: z.string() }),
  },
  "attachments.saveAs": { input: z.object({ forestId, sha256: attachmentSha, name: attachmentLabel }).strict(), output: z.object({ saved: z.boolean() }) },
  /** The text of a plain text or a Word document; null when there is none to be had. */
  "attachments.text": { input: z.object({ forestId, sha256: attachmentSha, mime: attachmentLabel, name: attachmentLabel }).strict(), output: z.object({ text: z.string().nullable() }) },
  /** Puts aside what no version of anything names; deletes what has lain aside for long. */
  "attachments.collect": { input: z.object({ forestId }).strict(), output: z.object({ setAside: z.number().int(), deleted: z.number().int() }) },
  /** Asks where to, then writes one picture; null = the person changed their mind. */
  "printing.saveFile": { input: z.object({ suggestedName: pictureName, kind: z.enum(["png", "svg"]), bytes: pictureBytes }).strict(), output: z.object({ savedAs: z.string().nullable() }) },
  /** Asks for a folder and makes one in it for the tiles of a picture that is too large for one file: name-1-1.png (row, column) and so on. */
  "printing.beginTiles": {
    input: z.object({ suggestedName: pictureName, rows: z.number().int().min(1).max(MAX_TILES_PER_SIDE), columns: z.number().int().min(1).max(MAX_TILES_PER_SIDE) }).strict(),
    output: z.object({ folder: z.string().nullable() }),
  },
  "printing.saveTile": { input: z.object({ row: z.number().int().min(1).max(MAX_TILES_PER_SIDE), column: z.number().int().min(1).max(MAX_TILES_PER_SIDE), bytes: pictureBytes }).strict(), output: done },
  /** `keep: false`: what was written of them is removed again. */
  "printing.endTiles": { input: z.object({ keep: z.boolean() }).strict(), output: done },
  /** Asks where to, then writes a PDF of one page with real text; null = the person changed their mind, or stopped it. */
  "printing.savePdf": { input: poster.extend({ suggestedName: pictureName }).strict(), output: z.object({ savedAs: z.string().nullable() }) },
  /** Shows the system's print dialog for the same page. */
  "printing.print": { input: poster.strict(), output: z.object({ printed: z.boolean() }) },
  /** Asks where to, then writes a PDF of what the page has laid out for paper; null = the person changed their mind. */
  "printing.savePagePdf": { input: z.object({ paper: z.enum(NOTE_PAPERS), suggestedName: pictureName }).strict(), output: z.object({ savedAs: z.string().nullable() }) },
  /** Shows the system's print dialog for it. */
  "printing.printPage": { input: z.object({ paper: z.enum(NOTE_PAPERS) }).strict(), output: z.object({ printed: z.boolean() }) },
  /** Stops the page that is being made; the waiting call answers as if the person had changed their mind. */
  "printing.stop": { input: nothing, output: done },
  ...groupCalls,
  /** Reads every file of a forest, and its backups, from beginning to end. */
  "health.check": { input: z.object({ forestId }).strict(), output: healthReport },
  /** A problem seen in the renderer, for the log file. Never contains what a person wrote. */
  "diagnostics.report": { input: z.object({ level: z.enum(["warn", "error"]), where: z.string().max(200), message: z.string().max(4000) }).strict(), output: done },
} as const;

/** What main may tell the renderer. */
export const events = {
  "menu.action": z.object({ actionId: z.string() }),
  /** The window wants to close: flush, then answer with `app.mayClose`. */
  "app.closing": z.object({}),
  "settings.changed": settingsSchema,
  ...groupEvents,
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]["input"]>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]["output"]>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

export type IpcErrorCode = "invalid-input" | "not-allowed" | "not-found" | "disk-full" | "permission" | "corrupt" | "busy" | "newer-format" | "too-large" | "unexpected";
/** `detail` is for the log file, never for the screen. */
export interface IpcError { readonly code: IpcErrorCode; readonly detail: string }
export type IpcResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpcError };

/** What the preload exposes as `window.bridge`. */
export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<IpcResult<CallOutput<N>>>;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** Main must supply one handler per call; a missing or extra one is a type error. */
export type Handlers = { readonly [N in CallName]: (input: z.output<(typeof calls)[N]["input"]>) => Promise<CallOutput<N>> };

/** The name lists the preload checks against (names.ts) and the tables above say the same: a missing or extra name is a type error here. */
type SameNames<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : never) : never;
const callNamesMatch: SameNames<CallName, (typeof CALL_NAMES)[number]> = true;
const eventNamesMatch: SameNames<EventName, (typeof EVENT_NAMES)[number]> = true;
void callNamesMatch;
void eventNamesMatch;
