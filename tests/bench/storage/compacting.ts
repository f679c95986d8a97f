import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passMs } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { BenchFigure } from "#scripts/bench.ts";
import { makeForest } from "#scripts/makeForest.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { startCrashApp } from "#tests/support/crashApp.ts";
import { round } from "./quantiles.ts";

const POINTS = 10_000;
const TAIL_RECORDS = 5_000;
const FOREST_ID = "fr_bench";
const SETTLING_MS = 3_000;
const LIMIT_MS = 120_000;
const AFTERWARDS_MS = 500;

interface Probe { readonly page: number; readonly main: number }

/**
 * How long the page, and main as the page sees it (a round trip that does nothing), are held up while a forest of 10,000 points is compacted. The same is
 * measured over a stretch of quiet before, to tell what the machine itself does.
 */
export async function benchCompacting(report: (figure: BenchFigure) => void): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), "bench-compact-"));
  const forestDir = join(profileDir, "forests", FOREST_ID);
  await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: FOREST_ID, name: "bench", updates: makeForest({ points: POINTS }).updates });
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: FOREST_ID }));
  const app = await startCrashApp(profileDir);
  try {
    await app.page.waitForSelector("[data-panel=graph] canvas");
    await passMs(SETTLING_MS);
    await startProbe(app.page);
    await passMs(SETTLING_MS);
    const quiet = await readProbe(app.page);
    // Records of a few bytes, past the page's own counting: main alone counts what lies behind the checkpoint.
    await growLog(app.page);
    await readProbe(app.page);
    const deadlineMs = performance.now() + LIMIT_MS;
    while (!(await readdir(forestDir)).includes("archive") || (await readdir(join(forestDir, "log"))).includes("000001.log")) {
      if (performance.now() > deadlineMs) throw new Error("no compaction happened");
      await passMs(20);
    }
    await passMs(AFTERWARDS_MS);
    const during = await readProbe(app.page);
    report({ metric: "compaction.mainBlockMs", value: round(during.main), unit: "ms", target: "<=50" });
    report({ metric: "compaction.pageBlockMs", value: round(during.page), unit: "ms", target: "<=50" });
    report({ metric: "compaction.quietMainMs", value: round(quiet.main), unit: "ms" });
    report({ metric: "compaction.quietPageMs", value: round(quiet.page), unit: "ms" });
  } finally {
    await app.end();
    await rm(profileDir, { recursive: true, force: true });
  }
}

/**
 * Two loops in the page: one looks for the longest gap between its own turns, one for the longest round trip to main. As text, because what the bench is
 * compiled with leaves names in functions that the page does not know.
 */
async function startProbe(page: Page): Promise<void> {
  await page.evaluate(`
    window.longest = { page: 0, main: 0 };
    let lastMs = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const nowMs = performance.now();
      window.longest.page = Math.max(window.longest.page, nowMs - lastMs);
      lastMs = nowMs;
      setTimeout(() => { channel.port2.postMessage(null); }, 4);
    };
    channel.port2.postMessage(null);
    (async () => {
      for (;;) {
        const askedAtMs = performance.now();
        await window.bridge.call("log.nextSeq", { forestId: "${FOREST_ID}" });
        window.longest.main = Math.max(window.longest.main, performance.now() - askedAtMs);
        await new Promise((next) => { setTimeout(next, 4); });
      }
    })();
    null`);
}

async function readProbe(page: Page): Promise<Probe> {
  return page.evaluate(() => {
    // SAFETY: put there by startProbe.
    const { longest } = window as unknown as { longest: { page: number; main: number } };
    const read = { ...longest };
    longest.page = 0;
    longest.main = 0;
    return read;
  });
}

async function growLog(page: Page): Promise<void> {
  await page.evaluate(async ({ forestId, records }) => {
    // SAFETY: as above.
    const { bridge } = window as unknown as { bridge: { call(name: string, input: unknown): Promise<{ value: { nextSeq: number } }> } };
    let firstSeq = (await bridge.call("log.nextSeq", { forestId })).value.nextSeq;
    const empty = Uint8Array.of(0, 0);
    for (let sent = 0; sent < records; sent += 500) {
      await bridge.call("log.append", { forestId, firstSeq, updates: Array.from({ length: 500 }, () => ({ docId: "forest", bytes: empty })) });
      firstSeq += 500;
    }
  }, { forestId: FOREST_ID, records: TAIL_RECORDS });
}
