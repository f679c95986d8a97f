import type { Entry } from "#shared/sync/index.ts";
import { rosterRig } from "#tests/support/rosterRig.ts";
import { median, round, type Report } from "./figures.ts";

const ENTRIES = 500;
const TURNS = 21;

/** Folding the members of a group in which five people let others in and sent them away again for years: done anew at each entry that comes. */
export function benchRosterFold(report: Report): void {
  const rig = rosterRig();
  const admins = ["pr_a", "pr_b", "pr_c", "pr_d"].map((personId) => {
    const admin = rig.device(personId);
    rig.write(rig.founder, rig.member(admin, "admin"));
    rig.meet(admin, rig.founder);
    return admin;
  });
  for (let count = 0; rig.all.length < ENTRIES; count += 1) {
    const by = admins[count % admins.length] ?? rig.founder;
    const member = rig.device(`pr_m${count}`);
    rig.write(by, rig.member(member, "editor"));
    rig.meet(member, by);
    const sendAway: Entry = { kind: "remove", personId: member.personId, cuts: {}, hasLeft: false };
    const epoch: Entry = { kind: "epoch", epochId: count.toString(16).padStart(16, "f"), number: count + 1, keys: {} };
    rig.write(by, [sendAway, epoch]);
    if (count % 3 === 0) for (const admin of admins) rig.meet(admin, by);
  }
  rig.roster();
  const tookMs = Array.from({ length: TURNS }, () => {
    const beganAtMs = performance.now();
    rig.roster();
    return performance.now() - beganAtMs;
  });
  report({ metric: `rosterFold${ENTRIES}.ms`, value: round(median(tookMs)), unit: "ms" });
}
