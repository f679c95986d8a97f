import { readdir, readFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as passMs } from "node:timers/promises";
import { toText } from "#shared/sync/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import type { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import type { Report } from "./figures.ts";
import { pointsOf, sharedForest } from "./forests.ts";
import { startRelayGroup } from "./groups.ts";

const PLANTED = 1_000;
const LIMIT_MS = 60_000;
const LOOK_MS = 100;

/** A thousand strings in titles and notes that go through a keeper; then its folder and every byte to and from it are searched for them, and for names and ids. */
export async function benchPlaintext(report: Report, bundles: Bundles): Promise<void> {
  const wire: Buffer[] = [];
  let stopProxy = (): void => undefined;
  const forest = sharedForest();
  const { keeper, devices, end } = await startRelayGroup(forest, bundles, {
    names: ["plantedzhou", "plantedlin"],
    async via({ address, port }) {
      const proxy = await startProxy(port, wire);
      stopProxy = () => { proxy.close(); };
      const listening = proxy.address();
      if (typeof listening !== "object" || listening === null) throw new Error("the proxy does not listen");
      return address.replace(`:${port}/`, `:${listening.port}/`);
    },
  });
  const [near, far] = devices;
  if (far === undefined) throw new Error("the group is too small");
  const storedBefore = (await allBytesBelow(keeper.folder)).length;
  const planted = Array.from({ length: PLANTED }, () => toText(sodiumCrypto.randomBytes(15)));
  planted.forEach((text, at) => {
    if (at % 2 === 0) pointsOf(near.doc("forest")).get(forest.pointIds[at] ?? "")?.set("title", text);
    else near.doc("note:pt_planted").getText("words").insert(0, `${text} `);
  });
  const note = far.doc("note:pt_planted").getText("words");
  await far.until(() => planted.every((text, at) => (at % 2 === 0 ? pointsOf(far.doc("forest")).get(forest.pointIds[at] ?? "")?.get("title") === text : note.toJSON().includes(text))), LIMIT_MS, "getting what was planted");
  await keeperHasAll(near);
  const searched = planted.concat(near.groupId, "plantedzhou", "plantedlin", near.personId, far.personId, near.state?.members.map(({ name }) => name) ?? []);
  const clear = Buffer.concat([...near.ownUpdates.map(({ bytes }) => Buffer.from(bytes))]);
  const control = planted.filter((text) => clear.includes(text)).length;
  if (control !== PLANTED) throw new Error(`only ${control} of the planted strings stand in the updates`);
  const stored = await allBytesBelow(keeper.folder);
  const seen = Buffer.concat(wire);
  const plantedBytes = planted.join("").length;
  if (stored.length - storedBefore < plantedBytes || seen.length < plantedBytes) throw new Error("the keeper was given less than was written");
  report({ metric: "keeperPlaintext.hits", value: searched.filter((text) => stored.includes(text) || seen.includes(text)).length, unit: "strings", target: "<=0" });
  report({ metric: "keeperPlaintext.searchedMB", value: Math.round((stored.length + seen.length) / 1024 ** 2 * 100) / 100, unit: "MB" });
  await end();
  stopProxy();
}

async function keeperHasAll(device: BenchDevice): Promise<void> {
  const giveUpAtMs = performance.now() + LIMIT_MS;
  for (;;) {
    const state = await device.call("state", { groupId: device.groupId });
    if (state?.keepers.every(({ pendingBlocks }) => pendingBlocks === 0) === true) return;
    if (performance.now() > giveUpAtMs) throw new Error("the keeper did not get everything");
    await passMs(LOOK_MS);
  }
}

function startProxy(toPort: number, wire: Buffer[]): Promise<Server> {
  const server = createServer((near) => {
    const far = connect({ host: "127.0.0.1", port: toPort, noDelay: true });
    near.setNoDelay(true);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on("data", (chunk) => {
        wire.push(Buffer.from(chunk));
        to.write(chunk);
      });
      from.on("close", () => { to.destroy(); });
      // `close` follows.
      from.on("error", () => undefined);
    }
  });
  return new Promise((resolve) => { server.listen(0, "127.0.0.1", () => { resolve(server); }); });
}

async function allBytesBelow(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat([...await Promise.all(files.map((file) => readFile(file))), Buffer.from(files.join("\n"))]);
}
