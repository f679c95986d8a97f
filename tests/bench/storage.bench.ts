import type { BenchFigure } from "#scripts/bench.ts";
import { benchAcknowledging } from "./storage/acknowledging.ts";
import { benchCompacting } from "./storage/compacting.ts";
import { benchFullDisk } from "./storage/fullDisk.ts";
import { benchGrowth } from "./storage/growth.ts";
import { benchHistory } from "./storage/history.ts";
import { benchOpening } from "./storage/opening.ts";
import { benchThrowingReader } from "./storage/throwingReader.ts";

/** What keeping a learner's work costs, and what it survives. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  benchThrowingReader(report);
  benchGrowth(report);
  await benchOpening(report);
  await benchHistory(report);
  await benchAcknowledging(report);
  await benchCompacting(report);
  await benchFullDisk(report);
}
