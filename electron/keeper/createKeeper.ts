import { chmod, mkdir, readFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { fromText, keeperDoorOf, toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";
import { openConnection, type Connection } from "#electron/peers/connections/index.ts";
import { createAllowance, type Allowance } from "./allowance.ts";
import { createHall } from "./keeperDoor.ts";
import type { KeeperLimits } from "./keeperLimits.ts";
import { openSpaceHouse } from "./spaceHouse.ts";

const CLEAN_EVERY_MS = 6 * 3_600_000;
/** A connection on which nothing was asked for. */
const STRANGER_MS = 10_000;
const CONNECTS_PER_SECOND = 5;
const CONNECTS_AT_ONCE = 200;
const MAX_REMEMBERED_ADDRESSES = 10_000;

export interface KeeperParts {
  /** Everything the keeper has: its key, and the spaces. */
  readonly dir: string;
  readonly host: string;
  /** 0: any. */
  readonly port: number;
  readonly crypto: SyncCrypto;
  readonly limits: KeeperLimits;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Numbers and faults; never an address, a key or a name. */
  readonly report: (message: string) => void;
}

export interface Keeper {
  readonly port: number;
  readonly publicKey: Uint8Array;
  status(): { readonly devices: number; readonly spaces: number; readonly storedBytes: number };
  stop(): Promise<void>;
}

/** Starts a keeper. Rejects when the folder cannot be used, its key is damaged, or the port is taken. */
export async function createKeeper(parts: KeeperParts): Promise<Keeper> {
  const { crypto, limits, now, after, report } = parts;
  await mkdir(parts.dir, { recursive: true });
  const keyPair = await ownKeys(join(parts.dir, "keeper.key"), crypto);
  const house = await openSpaceHouse({ dir: join(parts.dir, "spaces"), crypto, limits, now, after, report });
  const hall = createHall({ crypto, house, limits, now, after, report });
  const doorPlace = keeperDoorOf(crypto, keyPair.publicKey);
  const gate = createGate(limits, now);
  const sockets = new Set<Socket>();
  let isStopped = false;

  async function receive(socket: Socket): Promise<void> {
    const pass = gate.admit(socket.remoteAddress ?? "");
    if (pass === null || isStopped) { socket.destroy(); return; }
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => {
      sockets.delete(socket);
      pass.leave();
    });
    const connection = await openConnection(socket, { isInitiator: false, keyPair, crypto, route: "keeper", now, after, report });
    pass.proved();
    welcome(connection);
  }

  function welcome(connection: Connection): void {
    const callOff = after(STRANGER_MS, () => { connection.close(); });
    connection.onClose(callOff);
    let isKnown = false;
    connection.join(doorPlace, (channel) => {
      callOff();
      if (isKnown) connection.close();
      else hall.receive(connection, channel);
      isKnown = true;
    });
  }

  const server = createServer((socket) => {
    socket.on("error", () => { socket.destroy(); });
    // SAFETY: a handshake that fails is the other end's affair; its socket is destroyed already, and saying more would let anybody fill the log file.
    receive(socket).catch(() => { socket.destroy(); });
  });
  const port = await listen(server, parts);
  let callOffCleaning = after(0, clean);

  function clean(): void {
    callOffCleaning = after(CLEAN_EVERY_MS, clean);
    house.removeUnused().then(
      (removed) => { if (removed > 0) report(`${removed} spaces that nobody used were removed`); },
      (cause: unknown) => { report(`unused spaces could not be removed: ${errnoOf(cause) ?? "the disk refused"}`); },
    );
  }

  return {
    port,
    publicKey: keyPair.publicKey,
    status: () => ({ devices: hall.deviceCount(), spaces: house.spaceCount(), storedBytes: house.storedBytes() }),
    async stop() {
      isStopped = true;
      callOffCleaning();
      const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
      for (const socket of sockets) socket.destroy();
      await closed;
      await house.close();
    },
  };
}

interface Pass { proved(): void; leave(): void }

/** How many may come in, and from where. */
function createGate(limits: KeeperLimits, now: () => number): { admit(address: string): Pass | null } {
  const byAddress = new Map<string, { count: number; readonly allowance: Allowance }>();
  let connections = 0;
  let handshakes = 0;
  return {
    admit(address) {
      if (byAddress.size >= MAX_REMEMBERED_ADDRESSES) for (const [one, { count }] of byAddress) if (count === 0) byAddress.delete(one);
      const from = byAddress.get(address) ?? { count: 0, allowance: createAllowance(now, CONNECTS_PER_SECOND, CONNECTS_AT_ONCE) };
      byAddress.set(address, from);
      const isRoom = connections < limits.maxConnections && handshakes < limits.maxHandshakes && from.count < limits.maxConnectionsPerAddress;
      if (!isRoom || !from.allowance.take()) return null;
      connections += 1;
      handshakes += 1;
      from.count += 1;
      let isProved = false;
      const proved = (): void => {
        if (!isProved) handshakes -= 1;
        isProved = true;
      };
      return {
        proved,
        leave() {
          proved();
          connections -= 1;
          from.count -= 1;
        },
      };
    },
  };
}

/** Made at the first start. The file holds the seed of the key: who has it can pose as this keeper, but reads nothing with it. */
async function ownKeys(path: string, crypto: SyncCrypto): Promise<KeyPair> {
  try {
    const seed = fromText((await readFile(path, "utf8")).trim());
    if (seed?.length !== 32) throw new Error(`${path} is damaged: put back a copy, or remove it to begin with a new address`);
    return crypto.newKeyPair(seed);
  } catch (cause) {
    if (errnoOf(cause) !== "ENOENT") throw cause;
  }
  const seed = crypto.randomBytes(32);
  await writeFileDurably(path, `${toText(seed)}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return crypto.newKeyPair(seed);
}

function listen(server: ReturnType<typeof createServer>, { host, port }: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
