import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { listFiles } from "./listFiles.ts";

const SOURCE_ENDINGS = [".ts", ".tsx", ".mjs"];

/** Unit tests that have lost their source file, or were never given one. `tests/unit/<path>/addPoint[.<aspect>].test.ts` belongs to `<path>/addPoint.ts`. */
export function mirrorProblems(root: string): string[] {
  return listFiles(root, "tests/unit").filter((path) => /\.tsx?$/.test(path)).flatMap((path) => {
    if (!/\.test\.tsx?$/.test(path)) return [`${path} is not a test: shared parts live in tests/support`];
    const mirrored = path.slice("tests/unit/".length);
    const name = mirrored.slice(mirrored.lastIndexOf("/") + 1);
    // A fixed bug may concern a whole room: its folder is enough.
    if (name.startsWith("regression-")) return existsSync(join(root, dirname(mirrored))) ? [] : [`${path} has no room ${dirname(mirrored)}`];
    const base = join(dirname(mirrored), name.slice(0, name.indexOf(".")));
    return SOURCE_ENDINGS.some((ending) => existsSync(join(root, base + ending))) ? [] : [`${path} has no source ${base}`];
  });
}
