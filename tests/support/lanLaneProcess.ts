import { createConnections } from "#electron/peers/connections/index.ts";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { createLanLane } from "#electron/peers/lanes/lan/index.ts";
import { fromText, toText } from "#shared/sync/index.ts";

/** A device in a process of its own: in one place, echoing what it hears. Arguments: seed, place (43 letters each), port, `multicast` or `quiet`. */
const [seedText = "", placeText = "", port = "0", mode = "multicast"] = process.argv.slice(2);
const seed = fromText(seedText);
const place = fromText(placeText);
if (seed === null || place === null) throw new Error("Seed and place are 43 letters each");
const keyPair = crypto.newKeyPair(seed);
const now = (): number => Date.now();
const after = (delayMs: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, delayMs);
  return () => { clearTimeout(timer); };
};
const connections = createConnections({
  ownDeviceKey: toText(keyPair.publicKey), now, after,
  onConnection(connection) {
    process.send?.({ connected: connection.deviceKey });
    connection.join(place, (channel) => { channel.onMessage((message) => { channel.send(message); }); });
  },
});
const lane = await createLanLane({
  crypto, keyPair, listenPort: Number(port), now, after, multicast: mode === "multicast",
  onConnection: connections.add, report: (message) => { process.send?.({ report: message }); },
});
lane.setPlaces([{ key: place, isQuiet: false }]);
process.send?.({ port: lane.port });
