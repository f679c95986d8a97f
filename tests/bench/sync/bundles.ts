import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { electronBundles } from "#scripts/electronBundles.ts";

const root = resolve(import.meta.dirname, "../../..");
/** What a bundle leaves outside is found here, wherever the bundle lies. */
export const BUNDLE_ENV = { ...process.env, NODE_PATH: join(root, "node_modules") };

export interface Bundles {
  /** The peers process, built as it is shipped. */
  readonly peers: string;
  /** The same, counting the blocks it is sent. */
  readonly countedPeers: string;
  /** Raw TCP and y-protocols. */
  readonly rawPeer: string;
  readonly keeper: string;
  remove(): Promise<void>;
}

/** Each program as one file for plain Node, so that nothing is compiled while it is measured. */
export async function buildBundles(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), "bench-sync-bundles-"));
  const asShipped = electronBundles("production").find(({ outfile }) => outfile?.endsWith("peers.cjs") === true);
  if (asShipped === undefined) throw new Error("there is no bundle of the peers process");
  const entries = {
    peers: "electron/peers/index.ts", countedPeers: "tests/bench/sync/countedPeers.ts", rawPeer: "tests/bench/sync/rawPeer.ts", keeper: "electron/keeper/index.ts",
  };
  const files = Object.fromEntries(await Promise.all(Object.entries(entries).map(async ([name, entry]) => {
    const outfile = join(folder, `${name}.cjs`);
    await build({ ...asShipped, entryPoints: [entry], outfile });
    return [name, outfile] as const;
  })));
  return {
    peers: files["peers"] ?? "", countedPeers: files["countedPeers"] ?? "", rawPeer: files["rawPeer"] ?? "", keeper: files["keeper"] ?? "",
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
