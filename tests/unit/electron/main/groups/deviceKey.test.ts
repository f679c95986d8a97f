import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDeviceKey, type DeviceKey, type SafeStorage } from "#electron/main/groups/deviceKey.ts";

let root: string;
let path: string;
let warnings: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "device-key-"));
  path = join(root, "profile", "device.key");
  warnings = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Turns every byte round: not what is written, and only this one can read it. */
const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const keyring = (parts: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (sealed) => turned(sealed).toString(),
  ...parts,
});
const open = (safeStorage: SafeStorage): Promise<DeviceKey | null> => openDeviceKey({ path, safeStorage, warn: (message) => { warnings.push(message); } });
const text = (): Promise<string> => readFile(path, "utf8");
const hex = (key: DeviceKey | null): string => Buffer.from(key?.seed ?? []).toString("hex");

describe("the key of this device", () => {
  it("is made once and guarded by the system's key storage", async () => {
    const made = await open(keyring());
    expect([made?.seed.length, made?.isProtected]).toEqual([32, true]);
    expect(hex(await open(keyring()))).toBe(hex(made));
    expect(await text()).not.toContain(Buffer.from(made?.seed ?? []).toString("base64"));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(warnings).toEqual([]);
  });

  it("lies in a file only its owner can read where there is no such storage, and says so", async () => {
    for (const safeStorage of [keyring({ isEncryptionAvailable: () => false }), keyring({ getSelectedStorageBackend: () => "basic_text" }), keyring({ isEncryptionAvailable: () => { throw new Error("no bus"); } })]) {
      await rm(path, { force: true });
      const made = await open(safeStorage);
      expect([made?.seed.length, made?.isProtected]).toEqual([32, false]);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await open(safeStorage)).toEqual(made);
    }
  });

  it("works without the question only Linux can answer", async () => {
    const { getSelectedStorageBackend: _absent, ...storage } = keyring();
    expect((await open(storage))?.isProtected).toBe(true);
  });

  it("that cannot be read is left as it is, and no word of it is logged", async () => {
    const made = await open(keyring());
    const written = await text();
    expect(await open(keyring({ decryptString: (sealed) => { throw new Error(`cannot decrypt ${sealed.toString("base64")}`); } }))).toBeNull();
    expect(await open(keyring({ decryptString: () => "short" }))).toBeNull();
    expect(await text()).toBe(written);
    expect(warnings).toHaveLength(2);
    for (const warning of warnings) expect(warning).not.toMatch(/[A-Za-z0-9+/]{30}/);
    expect(hex(await open(keyring()))).toBe(hex(made));
  });

  it("whose file is damaged is not replaced", async () => {
    await open(keyring());
    for (const damaged of ["", "{", "{\"version\":1,\"protectedBy\":\"file\"}", "{\"version\":2,\"protectedBy\":\"file\",\"seed\":\"AAAA\"}"]) {
      await writeFile(path, damaged);
      expect(await open(keyring())).toBeNull();
      expect(await text()).toBe(damaged);
    }
    expect(warnings).toHaveLength(4);
  });
});
