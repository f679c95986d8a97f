import multicastDns from "multicast-dns";
import type { SyncCrypto } from "#shared/sync/index.ts";
import type { Place } from "#electron/peers/connections/index.ts";
import { isOnLink, multicastInterfaces, type Address, type MulticastInterface } from "./addresses.ts";
import { readName, type Tags } from "./tags.ts";

/** From here on only places where nobody is are asked for, and all of them each time the slowest pace comes round twice. */
const ROUNDS_FOR_ALL = 3;
const SLOWEST_MS = 30_000;
const FIRST_MS = 500;
/** A packet of at most 1,200 bytes. */
const NAMES_PER_PACKET = 16;
/** Of what a stranger may put into one packet, so many are looked at. */
const MAX_RECORDS = 64;
const MAX_ANSWERS_PER_S = 20;
const OWN_IDS_KEPT = 64;
const MAX_REPORTS = 8;
/** Others are not to remember it. */
const TTL_S = 10;

export interface Callouts {
  /** Asks at once, then ever more slowly. */
  ask(): void;
  /** The network changed: a socket on the new one. */
  restart(): void;
  /** Anything multicast at all that did not come from here. */
  heardAnything(): boolean;
  stop(): Promise<void>;
}

interface CalloutsParts {
  readonly crypto: SyncCrypto;
  readonly tags: Tags;
  /** Where this machine is to be dialled. */
  readonly port: number;
  readonly isLonely: (place: Place) => boolean;
  readonly onFound: (address: Address) => void;
  readonly report: (message: string) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Asks the local network for those who are in the same places, and answers who asks for ours; says nothing else about itself. */
export function createCallouts(parts: CalloutsParts): Callouts {
  const { tags, after } = parts;
  let sockets: readonly multicastDns.Socket[] = [];
  let callOff = (): void => undefined;
  let round = 0;
  let hasHeard = false;
  let reports = 0;
  const ownIds: number[] = [];
  const answers = createRateLimit(parts.now, MAX_ANSWERS_PER_S);

  const report = (problem: Error): void => {
    reports += 1;
    if (reports <= MAX_REPORTS) parts.report(`Multicast: ${problem.message}`);
  };

  /** Marks a packet, so that it is known again when the network gives it back to us. */
  function ownId(): number {
    const [high = 0, low = 0] = parts.crypto.randomBytes(2);
    ownIds.push(high * 256 + low);
    if (ownIds.length > OWN_IDS_KEPT) ownIds.shift();
    return high * 256 + low;
  }

  /** One on each interface, named: without a way to the internet the system would not know where a multicast belongs. */
  function start(): void {
    sockets = multicastInterfaces().map(open);
  }

  function open(way: MulticastInterface): multicastDns.Socket {
    const opened = multicastDns({ bind: "0.0.0.0", interface: way.address, loopback: true });
    opened.on("warning", report);
    opened.on("error", report);
    // Every socket of this port hears what came over any interface: each takes what is its own.
    const isForUs = (packet: multicastDns.Packet, sender: multicastDns.Sender): boolean => {
      if (!sockets.includes(opened) || !way.has(sender.address) || ownIds.includes(packet.id ?? -1)) return false;
      hasHeard = true;
      return true;
    };
    opened.on("query", (packet, sender) => { if (isForUs(packet, sender)) answer(opened, packet); });
    opened.on("response", (packet, sender) => { if (isForUs(packet, sender)) for (const address of foundAddresses(packet, sender.address, tags)) parts.onFound(address); });
    return opened;
  }

  function answer(to: multicastDns.Socket, packet: multicastDns.Packet): void {
    const names = askedNames(packet, tags);
    if (names.length === 0 || !answers.take()) return;
    to.respond({ id: ownId(), answers: names.map((name) => ({ name, type: "SRV", ttl: TTL_S, data: { port: parts.port, target: name } })) }, failed);
  }

  function failed(problem?: Error | null): void {
    if (problem !== undefined && problem !== null) report(problem);
  }

  function query(): void {
    const isForAll = round < ROUNDS_FOR_ALL || round % 2 === 0;
    const names = tags.places().filter((place) => !place.isQuiet && (isForAll || parts.isLonely(place))).map((place) => tags.nameOf(place));
    for (let at = 0; at < names.length; at += NAMES_PER_PACKET) {
      const questions = names.slice(at, at + NAMES_PER_PACKET).map((name) => ({ name, type: "SRV" }));
      for (const socket of sockets) socket.query({ id: ownId(), questions }, failed);
    }
    callOff = after(Math.min(FIRST_MS * 2 ** Math.min(round, 10), SLOWEST_MS), query);
    round += 1;
  }

  function ask(): void {
    callOff();
    round = 0;
    if (sockets.length > 0 && tags.places().length > 0) query();
  }

  start();
  return {
    ask,
    restart() {
      for (const socket of sockets) socket.destroy();
      reports = 0;
      start();
      ask();
    },
    heardAnything: () => hasHeard,
    stop() {
      callOff();
      const closing = sockets;
      sockets = [];
      return Promise.all(closing.map((socket) => new Promise<void>((resolve) => { socket.destroy(resolve); }))).then(() => undefined);
    },
  };
}

function askedNames(packet: multicastDns.Packet, tags: Tags): string[] {
  const names = new Set<string>();
  for (const { name, type } of (packet.questions ?? []).slice(0, MAX_RECORDS)) {
    const read = type === "SRV" || type === "ANY" ? readName(name) : null;
    if (read !== null && tags.isOurs(read)) names.add(read);
  }
  return Array.from(names);
}

/** Of everything a packet says, only the port and where it came from are used. */
function foundAddresses(packet: multicastDns.Packet, host: string, tags: Tags): readonly Address[] {
  const ports = new Set<number>();
  for (const { name, type, data } of (packet.answers ?? []).slice(0, MAX_RECORDS)) {
    const read = type === "SRV" ? readName(name) : null;
    if (read === null || !tags.isOurs(read)) continue;
    const port = typeof data === "object" && data !== null && "port" in data ? data.port : null;
    if (typeof port === "number" && port >= 1 && port <= 65_535) ports.add(port);
  }
  return ports.size > 0 && isOnLink(host) ? Array.from(ports, (port) => ({ host, port })) : [];
}

function createRateLimit(now: () => number, perSecond: number): { readonly take: () => boolean } {
  let secondStart = 0;
  let taken = 0;
  return {
    take() {
      if (Math.abs(now() - secondStart) >= 1_000) {
        secondStart = now();
        taken = 0;
      }
      taken += 1;
      return taken <= perSecond;
    },
  };
}
