import { setTimeout as passMs } from "node:timers/promises";
import { seededRandom } from "#tests/support/seededRandom.ts";
import type { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { seconds, type Report } from "./figures.ts";
import { pointsOf, sharedForest } from "./forests.ts";
import { startRelayGroup } from "./groups.ts";

const LIMIT_MS = 10_000;
const GIVE_UP_MS = 40_000;
/** A keeper that fell over again within this would be dialled ever more slowly, as it should be. */
const UP_MS = 5_500;

/** The keeper is killed and started again: from its start until every device is online there, sees every other one through it, and has what was written meanwhile. */
export async function benchKeeperRestarts(report: Report, bundles: Bundles, rounds = 20): Promise<void> {
  const random = seededRandom(11);
  const forest = sharedForest();
  const { keeper, devices, end } = await startRelayGroup(forest, bundles, { names: ["zhou", "lin", "chen"] });
  const tookMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await passMs(UP_MS);
    await keeper.kill();
    await passMs(200 + random.below(2_000));
    const edits = devices.map((device, at) => ({ pointId: forest.pointIds[at] ?? "", title: `${device.parts.name} ${round}` }));
    devices.forEach((device, at) => pointsOf(device.doc("forest")).get(edits[at]?.pointId ?? "")?.set("title", edits[at]?.title));
    const startedAtMs = performance.now();
    await keeper.begin();
    await Promise.all(devices.map((device) => device.until(() => isBack(device, devices, edits), GIVE_UP_MS, "coming back"))).then(
      () => { tookMs.push(performance.now() - startedAtMs); },
      () => { tookMs.push(GIVE_UP_MS); },
    );
  }
  await end();
  report({ metric: `keeperRestart.recovered${rounds}`, value: tookMs.filter((ms) => ms <= LIMIT_MS).length, unit: "restarts", target: `>=${rounds}` });
  report({ metric: "keeperRestart.worstS", value: seconds(Math.max(...tookMs)), unit: "s", target: "<=10" });
}

function isBack(device: BenchDevice, devices: readonly BenchDevice[], edits: readonly { readonly pointId: string; readonly title: string }[]): boolean {
  const points = pointsOf(device.doc("forest"));
  return device.state?.keepers.every(({ isOnline }) => isOnline) === true
    && devices.every((other) => other === device || device.routeTo(other) === "relay")
    && edits.every(({ pointId, title }) => points.get(pointId)?.get("title") === title);
}
