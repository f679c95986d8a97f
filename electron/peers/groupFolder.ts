import { mkdir, readFile, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { END_REASONS, fromText, groupIdSchema, toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { readJson } from "#electron/disk/readJson.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

/**
 * What this machine keeps of one group: `<groups>/<group id>/group.json` (facts), `secrets` (sealed with a key made of the device's seed), `blocks/` (the logs).
 * Main keeps files of its own in the same folder; they are left alone.
 */
const FACTS_FILE = "group.json";
const SECRETS_FILE = "secrets";
const BLOCKS_DIR = "blocks";
/** What comes of others' files: `files/incomingFiles.ts`. */
const FILES_DIR = "files";
/** Facts that may be behind after a crash are written this long after they changed. */
const LAZY_MS = 500;

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const index = z.number().int().min(0);

const factsSchema = z.object({
  format: z.literal(1),
  /** Prepared: keys only, nobody has heard of it. */
  stage: z.enum(["prepared", "active"]),
  forestId: z.string().max(80).nullable(),
  name: z.string().max(120),
  handedThroughSeq: z.number().int().min(-1),
  delivered: z.record(key, index),
  isPaused: z.boolean(),
  ended: z.enum(END_REASONS).nullable(),
  /** Who this device is in the group, where it was linked by another one of the same person; null: whoever works here. */
  personId: z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/).nullable().default(null),
  /** A device of this person was linked here, and has not been sent yet what was private before. */
  owesOwnState: z.boolean().default(false),
  /** When this device found that it left; null: it did not. */
  leftAtMs: z.number().nullable().default(null),
  /** Where the forest was made anew out of the group's blocks; null: never. */
  begunAnew: z.object({ block: index, clientNo: index, known: z.record(key, index) }).nullable().default(null),
});
export type GroupFacts = Omit<z.output<typeof factsSchema>, "format">;

const secretsSchema = z.object({
  format: z.literal(1),
  groupId: groupIdSchema,
  forestId: z.string().max(80).nullable(),
  founderLogKey: key,
  logPublicKey: key,
  logSecretKey: z.string().max(100),
  epochKeys: z.record(z.string().regex(/^[0-9a-f]{16}$/), key),
  /** Only of a founder: what its group's id was made of. */
  genesis: z.object({ nonce: key, epochId: z.string(), createdAtMs: z.number() }).nullable(),
});
type SecretsJson = z.output<typeof secretsSchema>;

export interface GroupKeys {
  readonly groupId: string;
  readonly founderLogKey: string;
  readonly log: KeyPair;
  readonly epochKeys: ReadonlyMap<string, Uint8Array>;
  readonly genesis: { readonly nonce: string; readonly epochId: string; readonly createdAtMs: number } | null;
}

export interface GroupFolderParts {
  readonly groupsDir: string;
  readonly crypto: SyncCrypto;
  /** 32 bytes, made of the device's seed. */
  readonly sealKey: Uint8Array;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** For the log file. */
  readonly report: (message: string) => void;
}

export interface GroupFolder {
  readonly groupId: string;
  readonly blocksDir: string;
  readonly filesDir: string;
  facts(): GroupFacts;
  keys(): GroupKeys;
  /** Durable when it resolves. */
  change(changes: Partial<GroupFacts>): Promise<void>;
  /** Written within half a second: for what is found out again after a crash. */
  note(changes: Partial<GroupFacts>): void;
  changeKeys(changes: Partial<Pick<GroupKeys, "epochKeys">>): Promise<void>;
  flush(): Promise<void>;
  /** Forgets keys, facts and blocks. */
  remove(): Promise<void>;
}

const NEW_FACTS: GroupFacts = { stage: "active", forestId: null, name: "", handedThroughSeq: -1, delivered: {}, isPaused: false, ended: null, personId: null, owesOwnState: false, leftAtMs: null, begunAnew: null };

/** Names of the groups there are. */
export async function listGroups(groupsDir: string): Promise<readonly string[]> {
  return (await namesIn(nodeFileSystem, groupsDir)).filter((name) => groupIdSchema.safeParse(name).success);
}

/** Makes the folder; its keys and facts are on disk when this resolves. What was there of the same group is replaced. */
export async function createGroupFolder(parts: GroupFolderParts, keys: GroupKeys, facts: Partial<GroupFacts>): Promise<GroupFolder> {
  const dir = join(parts.groupsDir, keys.groupId);
  await mkdir(dir, { recursive: true });
  await rm(join(dir, BLOCKS_DIR), { recursive: true, force: true });
  const folder = new FolderOnDisk(parts, keys, { ...NEW_FACTS, ...facts });
  await folder.writeAll();
  await syncFolder(parts.groupsDir);
  return folder;
}

/**
 * Null when there are no keys of ours in it, or none this device can open: the folder is left as it is and reported. Facts that are lost or damaged are made
 * anew: everything is delivered again and handed over again, which harms nothing.
 */
export async function openGroupFolder(parts: GroupFolderParts, groupId: string): Promise<GroupFolder | null> {
  const dir = join(parts.groupsDir, groupId);
  const secrets = await readSecrets(parts, dir, groupId);
  if (secrets === null) return null;
  const keys = keysOf(secrets);
  if (keys === null) {
    parts.report(`the keys of ${groupId} cannot be read`);
    return null;
  }
  const read = await readJson(join(dir, FACTS_FILE));
  const facts = read.kind === "value" ? factsSchema.safeParse(read.value) : null;
  if (facts?.success === true) return new FolderOnDisk(parts, keys, facts.data);
  parts.report(`what is known of ${groupId} was ${read.kind}; it is put together anew`);
  const folder = new FolderOnDisk(parts, keys, { ...NEW_FACTS, forestId: secrets.forestId, stage: await isFounded(dir, secrets) ? "active" : "prepared" });
  await folder.writeAll();
  return folder;
}

/** Of a founder who was about to begin there are no blocks yet. */
async function isFounded(dir: string, secrets: SecretsJson): Promise<boolean> {
  if (secrets.genesis === null) return true;
  return (await namesIn(nodeFileSystem, join(dir, BLOCKS_DIR))).length > 0;
}

class FolderOnDisk implements GroupFolder {
  readonly groupId: string;
  readonly blocksDir: string;
  readonly filesDir: string;
  private readonly dir: string;
  private readonly writes = createTaskQueue();
  private callOffNote: (() => void) | null = null;
  private isGone = false;

  constructor(private readonly parts: GroupFolderParts, private ownKeys: GroupKeys, private ownFacts: GroupFacts) {
    this.groupId = ownKeys.groupId;
    this.dir = join(parts.groupsDir, ownKeys.groupId);
    this.blocksDir = join(this.dir, BLOCKS_DIR);
    this.filesDir = join(this.dir, FILES_DIR);
  }

  facts(): GroupFacts {
    return this.ownFacts;
  }

  keys(): GroupKeys {
    return this.ownKeys;
  }

  async change(changes: Partial<GroupFacts>): Promise<void> {
    const isOfAnotherForest = changes.forestId !== undefined && changes.forestId !== this.ownFacts.forestId;
    this.ownFacts = { ...this.ownFacts, ...changes };
    if (isOfAnotherForest) await this.writeAll();
    else await this.writeFacts();
  }

  note(changes: Partial<GroupFacts>): void {
    this.ownFacts = { ...this.ownFacts, ...changes };
    this.callOffNote ??= this.parts.after(LAZY_MS, () => {
      this.callOffNote = null;
      this.writeFacts().catch((cause: unknown) => { this.parts.report(`what is known of ${this.groupId} could not be written: ${String(cause)}`); });
    });
  }

  changeKeys(changes: Partial<Pick<GroupKeys, "epochKeys">>): Promise<void> {
    this.ownKeys = { ...this.ownKeys, ...changes };
    return this.writeSecrets();
  }

  async flush(): Promise<void> {
    if (this.callOffNote === null) return;
    this.callOffNote();
    this.callOffNote = null;
    await this.writeFacts();
  }

  async remove(): Promise<void> {
    this.callOffNote?.();
    this.callOffNote = null;
    await this.writes.run(async () => {
      this.isGone = true;
      await rm(join(this.dir, SECRETS_FILE), { force: true });
      await rm(join(this.dir, BLOCKS_DIR), { recursive: true, force: true });
      await rm(this.filesDir, { recursive: true, force: true });
      await rm(join(this.dir, FACTS_FILE), { force: true });
      try {
        await rmdir(this.dir);
      } catch (cause) {
        // Main's own files are in it.
        if (errnoOf(cause) !== "ENOTEMPTY" && errnoOf(cause) !== "EEXIST") throw cause;
      }
    });
  }

  /** Keys first: facts without keys would be a group that cannot be opened. */
  async writeAll(): Promise<void> {
    await this.writeSecrets();
    await this.writeFacts();
  }

  private writeFacts(): Promise<void> {
    return this.writes.run(async () => {
      if (!this.isGone) await writeFileDurably(join(this.dir, FACTS_FILE), JSON.stringify({ format: 1, ...this.ownFacts }));
    });
  }

  private writeSecrets(): Promise<void> {
    return this.writes.run(async () => {
      if (this.isGone) return;
      const plain = new TextEncoder().encode(JSON.stringify(secretsJson(this.ownKeys, this.ownFacts.forestId)));
      await writeFileDurably(join(this.dir, SECRETS_FILE), this.parts.crypto.seal(plain, this.parts.sealKey, associatedOf(this.groupId)));
    });
  }
}

const associatedOf = (groupId: string): Uint8Array => new TextEncoder().encode(`zsl-secrets1 ${groupId}`);

function secretsJson(keys: GroupKeys, forestId: string | null): SecretsJson {
  return {
    format: 1, groupId: keys.groupId, forestId, founderLogKey: keys.founderLogKey, logPublicKey: toText(keys.log.publicKey), logSecretKey: toText(keys.log.secretKey),
    epochKeys: Object.fromEntries(Array.from(keys.epochKeys, ([epochId, bytes]) => [epochId, toText(bytes)])),
    genesis: keys.genesis,
  };
}

async function readSecrets(parts: GroupFolderParts, dir: string, groupId: string): Promise<SecretsJson | null> {
  let sealed: Uint8Array;
  try {
    sealed = new Uint8Array(await readFile(join(dir, SECRETS_FILE)));
  } catch (cause) {
    // Main may have begun a folder for a group that never came to be.
    if (errnoOf(cause) === "ENOENT") return null;
    throw cause;
  }
  const plain = parts.crypto.open(sealed, parts.sealKey, associatedOf(groupId));
  const parsed = plain === null ? null : secretsSchema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
  if (parsed?.success === true && parsed.data.groupId === groupId) return parsed.data;
  parts.report(`the keys of ${groupId} cannot be opened with this device's key`);
  return null;
}

function keysOf(secrets: SecretsJson): GroupKeys | null {
  const publicKey = fromText(secrets.logPublicKey);
  const secretKey = fromText(secrets.logSecretKey);
  if (publicKey === null || secretKey?.length !== 64) return null;
  const epochKeys = Object.entries(secrets.epochKeys).map(([epochId, text]) => [epochId, fromText(text) ?? new Uint8Array(32)] as const);
  return { groupId: secrets.groupId, founderLogKey: secrets.founderLogKey, log: { publicKey, secretKey }, epochKeys: new Map(epochKeys), genesis: secrets.genesis };
}
