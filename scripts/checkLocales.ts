import { resolve } from "node:path";
import { localeProblems } from "./localeProblems.ts";

const problems = localeProblems(resolve(import.meta.dirname, ".."));
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`locales: ${problems.length} problems\n`);
process.exit(problems.length > 0 ? 1 : 0);
