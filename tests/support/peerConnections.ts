import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { openConnection, type ConnectionOptions, type PeerConnection } from "#electron/peers/connections/index.ts";
import { discoveryKeyOf, toText, type Channel, type KeyPair, type Route } from "#shared/sync/index.ts";

export const realTime: Pick<ConnectionOptions, "now" | "after"> = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => { clearTimeout(timer); };
  },
};

/** A place nobody else knows. */
export const newPlace = (): Uint8Array => discoveryKeyOf(crypto, crypto.randomBytes(32));
export const keyText = (pair: KeyPair): string => toText(pair.publicKey);

/** Two ends of a TCP connection on this machine; gone when the test is over. */
export async function socketPair(): Promise<readonly [Socket, Socket]> {
  const server = createServer({ noDelay: true });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const accepted = new Promise<Socket>((resolve) => { server.once("connection", resolve); });
  const dialled = connect({ port, host: "127.0.0.1", noDelay: true });
  const other = await accepted;
  for (const socket of [dialled, other]) socket.on("error", () => { socket.destroy(); });
  onTestFinished(() => {
    dialled.destroy();
    other.destroy();
    server.close();
  });
  return [dialled, other];
}

export interface PairOptions { readonly route?: Route; readonly keys?: readonly [KeyPair, KeyPair]; readonly report?: (message: string) => void }

/** Two connected ends: the initiator, then the other one. */
export async function connectionPair({ route = "lan", keys, report }: PairOptions = {}): Promise<readonly [PeerConnection, PeerConnection]> {
  const [left, right] = await socketPair();
  const common = { crypto, route, report, ...realTime };
  return Promise.all([
    openConnection(left, { ...common, isInitiator: true, keyPair: keys?.[0] ?? crypto.newKeyPair() }),
    openConnection(right, { ...common, isInitiator: false, keyPair: keys?.[1] ?? crypto.newKeyPair() }),
  ]);
}

export const channelAt = (connection: PeerConnection, place: Uint8Array): Promise<Channel> =>
  new Promise((resolve) => { connection.join(place, resolve); });

export const closing = (end: { onClose(listener: () => void): void }): Promise<void> => new Promise((resolve) => { end.onClose(resolve); });

/** So many messages, as they come. */
export function messages(channel: Channel, count: number): Promise<readonly Uint8Array[]> {
  const heard: Uint8Array[] = [];
  return new Promise((resolve) => {
    channel.onMessage((message) => {
      heard.push(message);
      if (heard.length === count) resolve(heard);
    });
  });
}
