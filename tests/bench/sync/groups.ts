import type { sharedForest } from "./forests.ts";
import { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { startKeeper, type BenchKeeper } from "./benchKeeper.ts";

const MEET_MS = 60_000;

export interface GroupParts {
  readonly bundle: string;
  readonly names: readonly string[];
  readonly lanIsOff?: boolean;
}

export type Forest = ReturnType<typeof sharedForest>;

/** The first device founds a group of this forest, the others join it one after the other; resolves when everybody has all of it and sees everybody (without `lanIsOff`). */
export async function startGroup({ state, pointIds }: Forest, { bundle, names, lanIsOff = false }: GroupParts): Promise<readonly [BenchDevice, ...BenchDevice[]]> {
  const [first = "a", ...rest] = names;
  const founder = await BenchDevice.start({ name: first, bundle, lanIsOff });
  await founder.found([{ docId: "forest", bytes: state }]);
  const others: BenchDevice[] = [];
  for (const name of rest) {
    const link = await founder.invite();
    const other = await BenchDevice.start({ name, bundle, lanIsOff });
    await other.join(link);
    await other.until(() => other.doc("forest").getMap("points").size >= pointIds.length, MEET_MS, "getting the forest");
    others.push(other);
  }
  const all = [founder, ...others] as const;
  // Without calling out on the network the others know the founder's address only.
  if (lanIsOff) await Promise.all(others.map((other) => allMet([founder, other])));
  else await allMet(all);
  return all;
}

/** Resolves when everybody sees everybody. */
async function allMet(devices: readonly BenchDevice[]): Promise<void> {
  await Promise.all(devices.map((device) => device.until(() => devices.every((other) => other === device || device.isOnline(other)), MEET_MS, "meeting the others")));
}

export interface RelayGroup {
  readonly keeper: BenchKeeper;
  readonly devices: readonly [BenchDevice, ...BenchDevice[]];
  end(): Promise<void>;
}

/** A group whose devices meet at a keeper only: they joined by address, and forgot the addresses when they were started again. `via`: where they think the keeper is. */
export async function startRelayGroup(forest: Forest, bundles: Bundles, { names, via }: { readonly names: readonly string[]; readonly via?: (keeper: BenchKeeper) => Promise<string> }): Promise<RelayGroup> {
  const keeper = await startKeeper(bundles.keeper);
  const devices = await startGroup(forest, { bundle: bundles.peers, names, lanIsOff: true });
  const [founder] = devices;
  const address = via === undefined ? keeper.address : await via(keeper);
  const refused = await founder.call("setKeeper", { groupId: founder.groupId, address, isAdded: true });
  if (refused !== null) throw new Error(`the keeper was refused: ${refused}`);
  await Promise.all(devices.map((device) => device.until(() => device.state?.keepers.some(({ isOnline }) => isOnline) === true, MEET_MS, "finding the keeper")));
  // All of them end before the first begins again, so that none is found at an address another one still knows.
  await Promise.all(devices.map(async (device) => {
    await device.call("stop", null);
    await device.kill();
  }));
  await Promise.all(devices.map((device) => device.begin()));
  await allMet(devices);
  for (const device of devices) for (const other of devices) if (other !== device && device.routeTo(other) !== "relay") throw new Error(`${device.parts.name} reaches ${other.parts.name} by ${device.routeTo(other) ?? "no way"}`);
  return {
    keeper, devices,
    async end() {
      await Promise.all(devices.map((device) => device.dispose()));
      await keeper.end();
    },
  };
}
