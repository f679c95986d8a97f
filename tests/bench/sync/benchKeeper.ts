import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { BUNDLE_ENV } from "./bundles.ts";

const START_MS = 15_000;

/** A keeper as a process of its own, always on the same port. */
export interface BenchKeeper {
  readonly folder: string;
  readonly address: string;
  readonly port: number;
  kill(): Promise<void>;
  /** Resolves when it listens. */
  begin(): Promise<void>;
  end(): Promise<void>;
}

export async function startKeeper(bundle: string): Promise<BenchKeeper> {
  const folder = await mkdtemp(join(tmpdir(), "bench-sync-keeper-"));
  let child: ChildProcess | null = null;
  let port = 0;

  function begin(): Promise<string> {
    const started = spawn(process.execPath, [bundle, "--data", folder, "--host", "127.0.0.1", "--public", "127.0.0.1", "--port", String(port)], { env: BUNDLE_ENV, stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new Error("the keeper did not start")); }, START_MS);
      let address = "";
      createInterface({ input: started.stdout }).on("line", (line) => {
        if (line.startsWith("address ")) address = line.slice("address ".length);
        if (!line.startsWith("ready")) return;
        clearTimeout(timer);
        resolve(address);
      });
    });
  }

  async function kill(): Promise<void> {
    const ending = child;
    if (ending === null) return;
    child = null;
    const gone = new Promise<void>((done) => { ending.once("exit", () => { done(); }); });
    ending.kill("SIGKILL");
    await gone;
  }

  const address = await begin();
  port = Number(/:(\d+)\//.exec(address)?.[1]);
  return {
    folder, address, port, kill,
    async begin() { await begin(); },
    async end() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
