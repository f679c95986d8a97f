import { resolve } from "node:path";
import { cruiseFloorPlan } from "./cruiseFloorPlan.ts";

const { moduleCount, violations } = await cruiseFloorPlan(resolve(import.meta.dirname, ".."));
for (const { rule, from, to } of violations) process.stdout.write(`${rule}: ${from} → ${to}\n`);
process.stdout.write(`floor plan: ${moduleCount} modules, ${violations.length} violations\n`);
// A TypeScript that the cruiser cannot use makes it pass over nothing; that must not look like a clean house.
if (moduleCount === 0) process.stdout.write("floor plan: no module was read\n");
process.exit(moduleCount === 0 || violations.length > 0 ? 1 : 0);
