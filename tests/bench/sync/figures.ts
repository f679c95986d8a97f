import type { BenchFigure } from "#scripts/bench.ts";
import { quantile, round } from "../storage/quantiles.ts";

export type Report = (figure: BenchFigure) => void;
export { quantile, round };
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const seconds = (ms: number): number => round(ms / 1_000);
