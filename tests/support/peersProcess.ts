import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { PeersEvents, PeersMessage, PeersOutput, PeersStart } from "#electron/peers/peersProtocol.ts";
import type { PeersService, ServiceCalls } from "#electron/peers/service/serviceTypes.ts";
import { electronBundles } from "#scripts/electronBundles.ts";

/** The peers process as it is shipped, bundled for one test. Within the repository, because its native libraries are found from there. */
export async function buildPeers(): Promise<{ readonly path: string; dispose(): Promise<void> }> {
  const options = electronBundles("production").find(({ outfile }) => outfile?.endsWith("peers.cjs"));
  if (options === undefined) throw new Error("the peers process is not bundled");
  const path = join(resolve(import.meta.dirname, "../.."), "node_modules", ".cache", `peers-${process.pid}.cjs`);
  await build({ ...options, outfile: path });
  return { path, dispose: () => rm(path, { force: true }) };
}

export interface ForkedPeers extends PeersService {
  /** SIGKILL: whatever it is doing. Calls under way are rejected. */
  kill(): Promise<void>;
}

/** Runs it in a process of its own and starts it; `host`: of a network of its own (`ip netns`). */
export async function forkPeers(path: string, start: PeersStart, emit: <N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]) => void, host: string | null = null): Promise<ForkedPeers> {
  const words = host === null ? [process.execPath, path] : ["ip", "netns", "exec", host, process.execPath, path];
  const child: ChildProcess = spawn(words[0] ?? "", words.slice(1), { serialization: "advanced", stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (cause: Error) => void }>();
  let lastId = 0;
  let isOver = false;
  child.on("message", (message) => {
    // SAFETY: the process speaks this protocol.
    const said = message as PeersMessage;
    if (said.kind === "event") { if (!isOver) emit(said.name, said.payload as PeersEvents[typeof said.name]); return; }
    const call = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.ok) call?.resolve(said.value);
    else call?.reject(new Error(said.message));
  });
  child.on("exit", () => {
    isOver = true;
    for (const call of waiting.values()) call.reject(new Error("the process ended"));
  });
  const ask = (name: string, input: unknown): Promise<unknown> => new Promise((resolve_, reject) => {
    if (isOver) { reject(new Error("the process ended")); return; }
    lastId += 1;
    waiting.set(lastId, { resolve: resolve_, reject });
    child.send({ id: lastId, name, input });
  });
  // SAFETY: a call's answer is what the protocol says for its name.
  const calls = new Proxy({}, { get: (_target, name) => (input: unknown) => ask(String(name), input) }) as ServiceCalls;
  const started = await ask("start", start) as PeersOutput<"start">;
  return {
    calls,
    started: () => started,
    async kill() {
      isOver = true;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
  };
}
