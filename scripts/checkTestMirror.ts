import { resolve } from "node:path";
import { mirrorProblems } from "./mirrorProblems.ts";

const problems = mirrorProblems(resolve(import.meta.dirname, ".."));
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`test mirror: ${problems.length} problems\n`);
process.exit(problems.length > 0 ? 1 : 0);
