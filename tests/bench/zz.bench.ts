import type { BenchFigure } from "#scripts/bench.ts";
import { benchAcknowledging } from "./storage/acknowledging.ts";
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  await benchAcknowledging(report);
}
