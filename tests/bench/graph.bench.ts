import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchFigure } from "#scripts/bench.ts";
import { say } from "#scripts/say.mjs";
import { buildBenchPage } from "./graph/buildBenchPage.ts";
import { planFromEnv } from "./graph/benchPlan.ts";
import { reportDetails, reportWanted, type BrowserResults } from "./graph/figures.ts";
import { runBrowser } from "./graph/runBrowser.ts";
import { serveBench } from "./graph/serveBench.ts";

/** The graph in the real Electron and in the system's Chromium, beside what others offer; tests/bench/graph/README.md says what is measured. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  if (process.platform !== "linux") throw new Error("processor time is read from /proc: this bench runs on Linux only");
  const plan = planFromEnv(process.env);
  const outDir = await mkdtemp(join(tmpdir(), "graph-bench-page-"));
  const built = await buildBenchPage(outDir);
  const server = await serveBench(built.pageDir);
  const all: BrowserResults[] = [];
  try {
    for (const name of plan.browsers) {
      const results = await runBrowser(plan, { name, built, url: server.url, say });
      reportDetails(report, results);
      all.push(results);
    }
  } finally {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
  reportWanted(report, all);
}
