import { connect, createServer, type Server, type Socket } from "node:net";
import { toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { ConnectionFailure, openConnection, RACE_MS, type Lane, type PeerConnection } from "#electron/peers/connections/index.ts";
import { isOwnHost, ownAddresses, readAddress, writeAddress, type Address } from "./addresses.ts";
import { createCallouts } from "./callouts.ts";
import { createDialBook, type DialOutcome } from "./dialBook.ts";
import { createTags } from "./tags.ts";

const MAX_CONNECTIONS = 64;
/** Sockets of strangers that have not proved a key yet. */
const MAX_UNPROVED = 16;
const MAX_DIALS = 16;
const CONNECT_TIMEOUT_MS = 3_000;

export interface LanLane extends Lane {
  /** On which others reach this machine. */
  readonly port: number;
  /** `host:port`, remembered and dialled again when lost. True: a device answers there. */
  dial(address: string): Promise<boolean>;
  /** Where others can dial this machine. */
  addresses(): readonly string[];
  /** Anything multicast at all that did not come from this process: false after a while means that the network keeps it back. */
  heardAnything(): boolean;
}

export interface LanLaneParts {
  readonly crypto: SyncCrypto;
  readonly keyPair: KeyPair;
  /** 0: any. When it is taken: any, too, and the report says so. */
  readonly listenPort: number;
  /** All interfaces unless named. */
  readonly host?: string;
  /** Several may come for one device: `createConnections` decides. */
  readonly onConnection: (connection: PeerConnection) => void;
  readonly report: (message: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly multicast: boolean;
}

/** Connections on the local network: listens, calls out tags of the day, dials who answers, and dials again who was lost. Rejects when it cannot listen at all. */
export async function createLanLane(parts: LanLaneParts): Promise<LanLane> {
  const { crypto, now, after, report } = parts;
  const server = createServer({ noDelay: true, keepAlive: true });
  const port = await listen(server, parts);
  const tags = createTags(crypto, now);
  const open = createOpenConnections(parts, {
    onLost(deviceKey) { book.lost(deviceKey); callouts?.ask(); },
    onStranger(deviceKey) { book.isStranger(deviceKey); },
  });
  const isSelf = (address: Address): boolean => address.port === port && isOwnHost(address.host);
  const sockets = createSockets(parts, open);
  const book = createDialBook({
    dial: (address) => (isSelf(address) ? Promise.resolve("self") : sockets.dial(address)),
    isConnected: open.has, isWanted: () => tags.places().length > 0, now, after,
    chance: () => (crypto.randomBytes(1)[0] ?? 0) / 255,
  });
  const callouts = !parts.multicast ? null : createCallouts({
    crypto, tags, port, report, now, after,
    isLonely: (place) => !open.isShared(place.key),
    onFound: (address) => { if (!isSelf(address)) book.found(address); },
  });
  server.on("connection", sockets.accept);

  return {
    port,
    setPlaces(places) {
      if (!tags.setPlaces(places)) return;
      callouts?.ask();
      book.dialAll();
    },
    networkChanged() {
      callouts?.restart();
      book.dialAll();
    },
    async dial(text) {
      const address = readAddress(text);
      return address !== null && book.dial(address);
    },
    addresses: () => (parts.host === undefined ? ownAddresses(port) : [writeAddress({ host: parts.host, port })]),
    heardAnything: () => callouts?.heardAnything() ?? false,
    async stop() {
      book.stop();
      open.close();
      const closing = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
      await Promise.all([closing, sockets.closed(), callouts?.stop()]);
    },
  };
}

interface Sockets {
  accept(socket: Socket): void;
  dial(address: Address): Promise<DialOutcome>;
  /** Resolves when the last one is closed; nobody new is let in. */
  closed(): Promise<void>;
}

/** Sockets until their other ends have proved their keys. */
function createSockets(parts: LanLaneParts, open: OpenConnections): Sockets {
  const sockets = new Map<Socket, "proved" | "unproved">();
  let unproved = 0;
  let dials = 0;
  let isStopped = false;

  function track(socket: Socket): void {
    sockets.set(socket, "unproved");
    // A stranger's reset is nothing to tell; whoever waits for this socket sees it close.
    socket.on("error", () => { socket.destroy(); });
    socket.on("close", () => { sockets.delete(socket); });
  }

  /** Null: whoever is there could not prove a key; the socket is gone. */
  async function prove(socket: Socket, isInitiator: boolean): Promise<PeerConnection | null> {
    const { keyPair, crypto, now, after, report } = parts;
    try {
      const connection = await openConnection(socket, { isInitiator, keyPair, crypto, route: "lan", now, after, report });
      if (sockets.has(socket)) sockets.set(socket, "proved");
      return connection;
    } catch (problem) {
      // Port scanners and half-open sockets are everyday life on a network; anything else is a fault of ours.
      if (!(problem instanceof ConnectionFailure)) report(`A connection could not be opened: ${String(problem)}`);
      socket.destroy();
      return null;
    }
  }

  return {
    accept(socket) {
      if (isStopped || unproved >= MAX_UNPROVED || open.count() >= MAX_CONNECTIONS) { socket.destroy(); return; }
      track(socket);
      unproved += 1;
      void prove(socket, false).then((connection) => {
        unproved -= 1;
        if (connection !== null) open.add(connection);
      });
    },
    async dial(address) {
      if (isStopped || dials >= MAX_DIALS || open.count() >= MAX_CONNECTIONS) return "failed";
      dials += 1;
      const socket = connect({ host: address.host, port: address.port, noDelay: true, keepAlive: true });
      track(socket);
      const connection = (await connected(socket, parts.after)) ? await prove(socket, true) : null;
      dials -= 1;
      if (connection === null) return "failed";
      const isSelf = connection.deviceKey === toText(parts.keyPair.publicKey);
      open.add(connection);
      return isSelf ? "self" : { deviceKey: connection.deviceKey };
    },
    async closed() {
      isStopped = true;
      await Promise.all(Array.from(sockets, ([socket, state]) => new Promise<void>((resolve) => {
        socket.once("close", () => { resolve(); });
        if (state === "unproved") socket.destroy();
      })));
    },
  };
}

interface OpenConnections {
  add(connection: PeerConnection): void;
  has(deviceKey: string): boolean;
  count(): number;
  isShared(placeKey: Uint8Array): boolean;
  close(): void;
}

/** What this lane has open, and what follows when it is closed. */
function createOpenConnections(parts: LanLaneParts, { onLost, onStranger }: { readonly onLost: (deviceKey: string) => void; readonly onStranger: (deviceKey: string) => void }): OpenConnections {
  const ownKey = toText(parts.keyPair.publicKey);
  const open = new Map<PeerConnection, { readonly sinceMs: number }>();
  let isClosed = false;
  const ofDevice = (deviceKey: string): PeerConnection[] => Array.from(open.keys()).filter((other) => other.deviceKey === deviceKey);

  /** We dialled a device to which we have a connection that answers pings: another address of it. When both began just now, both ends may be dialling; then it is for `createConnections` to choose. */
  const isSuperfluous = (connection: PeerConnection): boolean =>
    connection.isInitiator && ofDevice(connection.deviceKey).some((other) => Math.abs(parts.now() - (open.get(other)?.sinceMs ?? 0)) >= RACE_MS);

  return {
    add(connection) {
      if (isClosed || connection.deviceKey === ownKey || open.size >= MAX_CONNECTIONS) { connection.close(); return; }
      if (isSuperfluous(connection)) { connection.closeFor("duplicate"); return; }
      open.set(connection, { sinceMs: parts.now() });
      connection.onClose(() => {
        open.delete(connection);
        if (isClosed || ofDevice(connection.deviceKey).length > 0) return;
        if (connection.closedFor() === "stranger") onStranger(connection.deviceKey);
        else onLost(connection.deviceKey);
      });
      parts.onConnection(connection);
    },
    has: (deviceKey) => ofDevice(deviceKey).length > 0,
    count: () => open.size,
    isShared: (placeKey) => Array.from(open.keys()).some((connection) => connection.isShared(placeKey)),
    close() {
      isClosed = true;
      for (const connection of Array.from(open.keys())) connection.close();
    },
  };
}

/** The port listened on. */
function listen(server: Server, { listenPort, host, report }: LanLaneParts): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (problem: NodeJS.ErrnoException): void => {
      if (listenPort === 0 || (problem.code !== "EADDRINUSE" && problem.code !== "EACCES")) { reject(problem); return; }
      report(`Port ${String(listenPort)} is taken (${problem.code}); another one is used`);
      server.once("error", reject);
      server.listen(0, host);
    };
    server.once("error", onError);
    server.once("listening", () => {
      server.off("error", onError);
      server.off("error", reject);
      server.on("error", (problem) => { report(`The listening socket failed: ${problem.message}`); });
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : listenPort);
    });
    server.listen(listenPort, host);
  });
}

function connected(socket: Socket, after: LanLaneParts["after"]): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = after(CONNECT_TIMEOUT_MS, () => { socket.destroy(); });
    socket.once("connect", () => { callOff(); resolve(true); });
    socket.once("close", () => { callOff(); resolve(false); });
  });
}
