import type { Duplex } from "node:stream";
import NoiseSecretStream from "@hyperswarm/secret-stream";
import { toText, type KeyPair, type Route, type SyncCrypto } from "#shared/sync/index.ts";
import type { Connection } from "./connectionTypes.ts";
import { createFrameGate } from "./frameGate.ts";
import { byeFrame, keepFrame, numberFrame, PROTOCOL_VERSION, readFrame, type ByeReason, type Frame } from "./frames.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createMeetingPlaces } from "./meetingPlaces.ts";
import { createOutbox } from "./outbox.ts";
import type { UploadLimit } from "./uploadLimit.ts";

const HANDSHAKE_TIMEOUT_MS = 5_000;
/** How long what was said last may take to go out. */
const FAREWELL_MS = 1_000;

/** `silent`: nothing came for too long. `broken`: the bytes under it ended. `garbage`: what came was no frame. `fault`: a listener of this side threw. */
export type CloseReason = ByeReason | "silent" | "broken" | "garbage" | "fault";

/** What the owner of connections needs beyond what everybody sees. */
export interface PeerConnection extends Connection {
  /** Tells the other end why, too. */
  closeFor(reason: ByeReason): void;
  /** Null while it is open. */
  closedFor(): CloseReason | null;
  isShared(placeKey: Uint8Array): boolean;
  /** Places both ends are in. */
  sharedCount(): number;
  /** Tells the other end that this connection is the one of their several that shall stay: `createConnections`. */
  keep(): void;
  /** Called once the other end said so; at once when it has already. */
  onKept(listener: () => void): void;
}

export interface ConnectionOptions {
  readonly isInitiator: boolean;
  readonly keyPair: KeyPair;
  readonly crypto: SyncCrypto;
  readonly route: Route;
  /** Only this device will do: 43 letters. */
  readonly expects?: string;
  /** Milliseconds; for measuring round trips only. */
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** How fast this machine may send; none on the local network. */
  readonly limit?: UploadLimit;
  /** For the log file: faults of this side, and what other ends did wrong. */
  readonly report?: (message: string) => void;
}

export class ConnectionFailure extends Error {
  constructor(readonly reason: "timeout" | "handshake" | "wrong-device") {
    super(`No connection: ${reason}`);
  }
}

/** Proves both device keys over a byte stream (Noise XX) and opens the connection. Rejects with `ConnectionFailure`; the stream is destroyed then. */
export async function openConnection(raw: Duplex, options: ConnectionOptions): Promise<PeerConnection> {
  const secure = new NoiseSecretStream(options.isInitiator, null, { autoStart: false });
  const failed = new Promise<"handshake">((resolve) => {
    raw.on("error", () => { resolve("handshake"); });
    raw.once("close", () => { resolve("handshake"); });
    secure.on("error", () => { resolve("handshake"); });
    secure.on("close", () => { resolve("handshake"); });
  });
  // The library opens its stream in the background; begun before that, it would read behind our back, and the gate must read first.
  await new Promise<void>((resolve) => { setImmediate(resolve); });
  let callOff = (): void => undefined;
  const outcome = await new Promise<PeerConnection | ConnectionFailure["reason"]>((resolve) => {
    if (raw.destroyed) { resolve("handshake"); return; }
    callOff = options.after(HANDSHAKE_TIMEOUT_MS, () => { resolve("timeout"); });
    void failed.then(resolve);
    const passes = createFrameGate(options.isInitiator);
    raw.on("data", (chunk: Uint8Array) => { if (!passes(chunk)) secure.destroy(); });
    // In the same turn as `connect`, so that no frame comes before somebody listens.
    secure.on("connect", () => { resolve(accept(secure, options)); });
    secure.start(raw, { keyPair: options.keyPair });
  });
  callOff();
  if (typeof outcome !== "string") return outcome;
  secure.destroy();
  raw.destroy();
  throw new ConnectionFailure(outcome);
}

function accept(secure: NoiseSecretStream, options: ConnectionOptions): PeerConnection | ConnectionFailure["reason"] {
  const { remotePublicKey, handshakeHash } = secure;
  if (remotePublicKey === null || handshakeHash === null) return "handshake";
  const deviceKey = toText(remotePublicKey);
  if (options.expects !== undefined && options.expects !== deviceKey) return "wrong-device";
  return runConnection(secure, options, { deviceKey, handshakeHash: Uint8Array.from(handshakeHash) });
}

interface Proved { readonly deviceKey: string; readonly handshakeHash: Uint8Array }

/** An event that comes once and is told to those who ask later, too. */
function createOnce(guarded: (task: () => void) => void): { readonly tell: () => void; readonly listen: (listener: () => void) => void } {
  const listeners: (() => void)[] = [];
  let hasCome = false;
  return {
    tell() {
      hasCome = true;
      for (const listener of listeners.splice(0)) guarded(listener);
    },
    listen(listener) {
      if (hasCome) guarded(listener);
      else listeners.push(listener);
    },
  };
}

function runConnection(secure: NoiseSecretStream, options: ConnectionOptions, { deviceKey, handshakeHash }: Proved): PeerConnection {
  let closedFor: CloseReason | null = null;
  let isGreeted = false;
  const guarded = (task: () => void): void => {
    try {
      task();
    } catch (problem) {
      options.report?.(`A listener of the connection to ${deviceKey.slice(0, 8)} failed: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`);
      end("fault");
    }
  };
  const closed = createOnce(guarded);
  const kept = createOnce(guarded);
  const outbox = createOutbox((frame) => secure.write(frame), () => { end("garbage"); }, options.limit ?? null);
  const places = createMeetingPlaces({ crypto: options.crypto, handshakeHash, isInitiator: options.isInitiator, outbox, guarded });
  outbox.notice(numberFrame("hello", PROTOCOL_VERSION));
  const heartbeat = createHeartbeat({
    limitMs: options.route === "lan" ? 1_500 : 8_000, now: options.now, after: options.after,
    ping: (number) => { outbox.notice(numberFrame("ping", number)); },
    onDead: () => { end("silent"); },
  });

  function end(reason: CloseReason, farewell: Uint8Array | null = null): void {
    if (closedFor !== null) return;
    closedFor = reason;
    if (reason === "garbage") options.report?.(`What ${deviceKey.slice(0, 8)} sent is no frame; the connection was closed`);
    heartbeat.stop();
    outbox.close();
    places.close();
    if (farewell === null) secure.destroy();
    else {
      secure.write(farewell);
      secure.end();
      secure.on("close", options.after(FAREWELL_MS, () => { secure.destroy(); }));
    }
    closed.tell();
  }

  function take(frame: Frame | null): boolean {
    if (frame === null) return false;
    if (!isGreeted) {
      isGreeted = true;
      return frame.kind === "hello" && frame.number === PROTOCOL_VERSION;
    }
    switch (frame.kind) {
      case "hello": return false;
      case "ping": outbox.notice(numberFrame("pong", frame.number)); return true;
      case "pong": heartbeat.pong(frame.number); return true;
      case "keep": kept.tell(); return true;
      case "bye": end(frame.reason); return true;
      default: return places.take(frame);
    }
  }

  secure.on("data", (bytes) => {
    if (closedFor !== null) return;
    heartbeat.heard();
    if (!take(readFrame(bytes))) end("garbage");
  });
  secure.on("drain", () => { outbox.drained(); });
  secure.on("end", () => { secure.destroy(); });
  secure.on("close", () => { end("broken"); });

  return {
    deviceKey, handshakeHash, isInitiator: options.isInitiator, route: options.route,
    roundTripMs: heartbeat.roundTripMs,
    join: places.join,
    onClose: closed.listen,
    close() { end("closed", byeFrame("closed")); },
    closeFor(reason) { end(reason, byeFrame(reason)); },
    closedFor: () => closedFor,
    isShared: places.isShared,
    sharedCount: places.sharedCount,
    keep() { outbox.notice(keepFrame()); },
    onKept: kept.listen,
  };
}
