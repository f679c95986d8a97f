import { randomBytes } from "node:crypto";
import { chmod, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { readJson } from "#electron/disk/readJson.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

/** Electron's `safeStorage`, as far as it matters here. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** Linux only. `basic_text` hides nothing: its password is the same on every machine. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Uint8Array;
  decryptString(sealed: Buffer): string;
}

export interface DeviceKey {
  /** 32 bytes, from which the device's key pair is made. */
  readonly seed: Uint8Array;
  /** False: whoever can read the profile folder can read the key. */
  readonly isProtected: boolean;
}

const SEED_BYTES = 32;
const base64 = z.string().max(4_096).regex(/^[A-Za-z0-9+/]+={0,2}$/);
const keyFileSchema = z.discriminatedUnion("protectedBy", [
  z.object({ version: z.literal(1), protectedBy: z.literal("system"), sealed: base64 }),
  z.object({ version: z.literal(1), protectedBy: z.literal("file"), seed: base64 }),
]);
type KeyFile = z.output<typeof keyFileSchema>;

export interface DeviceKeyParts {
  readonly path: string;
  readonly safeStorage: SafeStorage;
  /** For the log file: never with anything of the key. */
  readonly warn: (message: string) => void;
}

/**
 * The key of this device; made when there is none. Null: there is one that cannot be read now (another user's keyring, a damaged file). It is never replaced,
 * because the groups of this device are bound to it, and a keyring may be there again tomorrow. Rejects when the disk refuses.
 */
export async function openDeviceKey(parts: DeviceKeyParts): Promise<DeviceKey | null> {
  const { path, warn } = parts;
  const raw = await readJson(path);
  if (raw.kind === "missing") return makeKey(parts);
  const parsed = keyFileSchema.safeParse(raw.kind === "value" ? raw.value : null);
  if (!parsed.success) {
    warn("device.key is damaged; groups stay off until it is put back or taken away");
    return null;
  }
  const seed = seedOf(parsed.data, parts);
  return seed === null ? null : { seed, isProtected: parsed.data.protectedBy === "system" };
}

async function makeKey({ path, safeStorage, warn }: DeviceKeyParts): Promise<DeviceKey> {
  const seed = new Uint8Array(randomBytes(SEED_BYTES));
  const isProtected = canProtect(safeStorage, warn);
  const text = Buffer.from(seed).toString("base64");
  const file: KeyFile = isProtected
    ? { version: 1, protectedBy: "system", sealed: Buffer.from(safeStorage.encryptString(text)).toString("base64") }
    : { version: 1, protectedBy: "file", seed: text };
  await mkdir(dirname(path), { recursive: true });
  await writeFileDurably(path, JSON.stringify(file), { mode: 0o600 });
  await chmod(path, 0o600);
  return { seed, isProtected };
}

function canProtect(safeStorage: SafeStorage, warn: (message: string) => void): boolean {
  try {
    return safeStorage.isEncryptionAvailable() && safeStorage.getSelectedStorageBackend?.() !== "basic_text";
  } catch (cause) {
    warn(`the system's key storage does not answer: ${String(cause)}`);
    return false;
  }
}

function seedOf(file: KeyFile, { safeStorage, warn }: DeviceKeyParts): Uint8Array | null {
  try {
    const text = file.protectedBy === "file" ? file.seed : safeStorage.decryptString(Buffer.from(file.sealed, "base64"));
    const seed = new Uint8Array(Buffer.from(text, "base64"));
    if (seed.length === SEED_BYTES) return seed;
    warn("device.key holds something else than a key; groups stay off until it is put back or taken away");
  } catch {
    // SAFETY: the cause is left out: it may quote what it could not decrypt.
    warn("device.key cannot be opened with the system's key storage; groups stay off until it can");
  }
  return null;
}
