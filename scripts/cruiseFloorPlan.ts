import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

export interface FloorPlanResult {
  readonly moduleCount: number;
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

interface CruiserConfig { readonly forbidden: readonly unknown[]; readonly options: Record<string, unknown> }

/** Holds the imports under `baseDir` against .dependency-cruiser.cjs of this project. */
export async function cruiseFloorPlan(baseDir: string, rooms: readonly string[] = ["shared", "renderer", "electron", "tests", "scripts"]): Promise<FloorPlanResult> {
  const root = resolve(import.meta.dirname, "..");
  // SAFETY: our own file, in the shape dependency-cruiser documents; a wrong one makes `cruise` throw.
  const config = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs")) as CruiserConfig;
  const tsConfigPath = join(baseDir, "tsconfig.json");
  // SAFETY: as above.
  const options = { ...config.options, baseDir, ruleSet: { forbidden: config.forbidden }, validate: true, tsConfig: { fileName: tsConfigPath } } as ICruiseOptions;
  const present = rooms.filter((room) => existsSync(join(baseDir, room)));
  const { output } = await cruise(present, options, undefined, { tsConfig: extractTSConfig(tsConfigPath) });
  // SAFETY: without an outputType the output is the result object, not text.
  const { modules, summary } = output as ICruiseResult;
  return { moduleCount: modules.length, violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })) };
}
