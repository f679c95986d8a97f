import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { writeKeeperAddress } from "#shared/sync/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { createKeeper } from "./createKeeper.ts";
import { startDhtNodes } from "./dhtNodes.ts";
import { readArguments, type KeeperArguments } from "./readArguments.ts";

/** The keeper as a program of its own, on plain Node: docs/KEEPER.en.md. Ends by SIGINT or SIGTERM; being killed costs nothing that was acknowledged. */
const say = (message: string): void => { process.stdout.write(`${message}\n`); };

async function run(settings: KeeperArguments): Promise<void> {
  const keeper = await createKeeper({
    dir: resolve(settings.dir), host: settings.host, port: settings.port, crypto: sodiumCrypto, limits: settings.limits,
    now: () => Date.now(),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => { clearTimeout(timer); };
    },
    report: (message) => { say(`${new Date().toISOString()} ${message}`); },
  });
  for (const host of settings.publicHost === null ? ownAddresses() : [settings.publicHost]) say(`address ${writeKeeperAddress({ host, port: keeper.port, publicKey: keeper.publicKey })}`);
  const [ownAddress = "127.0.0.1"] = ownAddresses();
  const dht = settings.dhtPort === null ? null : await startDhtNodes({ publicHost: settings.publicHost ?? ownAddress, host: settings.host, port: settings.dhtPort });
  if (dht !== null) say(`dht ${dht.address}`);
  const { spaces, storedBytes } = keeper.status();
  say(`ready: ${spaces} spaces, ${Math.ceil(storedBytes / 1024 ** 2)} MB`);
  const stop = (): void => { void Promise.all([keeper.stop(), dht?.stop()]).then(() => { process.exit(0); }); };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function ownAddresses(): readonly string[] {
  const found = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter(({ internal, family }) => !internal && family === "IPv4");
  return found.length > 0 ? found.map(({ address }) => address) : ["127.0.0.1"];
}

const settings = readArguments(process.argv.slice(2));
if (typeof settings === "string") {
  process.stderr.write(`${settings}\n`);
  process.exitCode = 2;
} else {
  run(settings).catch((cause: unknown) => {
    process.stderr.write(`The keeper cannot start: ${cause instanceof Error ? cause.message : "unknown"}\n`);
    process.exit(1);
  });
}
