import type { BenchBrowser } from "./openBrowser.ts";
import { callBench } from "./callBench.ts";
import { heapUsed } from "./heapUsed.ts";
import { collectGarbage } from "./runHeat.ts";
import type { PaintTime } from "./benchPageTypes.ts";

export interface Changes {
  readonly remoteAll: PaintTime;
  readonly remoteWork: PaintTime;
  readonly adding: PaintTime;
}

/** Opening our graph over a forest that is open, each time in a page without a past. */
export async function measureFirstPaints(browser: BenchBrowser, size: number, runs: number): Promise<PaintTime[]> {
  const times: PaintTime[] = [];
  for (let run = 0; run < runs; run++) {
    await browser.fresh();
    await callBench(browser.page, "openForest", [size]);
    await collectGarbage(browser.page);
    times.push(await callBench(browser.page, "timeFirstPaint", []));
  }
  return times;
}

/** What an open graph adds to the heap, in bytes. */
export async function measureHeap(browser: BenchBrowser, size: number): Promise<number> {
  await browser.fresh();
  await callBench(browser.page, "openForest", [size]);
  const before = await heapUsed(browser.page);
  await callBench(browser.page, "timeFirstPaint", []);
  return (await heapUsed(browser.page)) - before;
}

const REMOTE_POINTS = 1_000;
const ADDED_POINTS = 20;

/** Changes while the graph is open, from the call to the last frame they change. */
export async function measureChanges(browser: BenchBrowser, size: number, runs: number): Promise<Changes[]> {
  const changes: Changes[] = [];
  for (let run = 0; run < runs; run++) {
    await browser.fresh();
    await callBench(browser.page, "openForest", [size]);
    await callBench(browser.page, "timeFirstPaint", []);
    const adding = await callBench(browser.page, "timeAdding", [ADDED_POINTS]);
    const remoteWork = await timeRemote(browser, "work");
    const remoteAll = await timeRemote(browser, "all");
    changes.push({ adding, remoteWork, remoteAll });
  }
  return changes;
}

/** The other one's forest is not in our page outside a bench: it must not be swept up while it is measured. */
async function timeRemote({ page }: BenchBrowser, where: "all" | "work"): Promise<PaintTime> {
  await callBench(page, "prepareRemote", [REMOTE_POINTS, where]);
  await collectGarbage(page);
  return await callBench(page, "timeRemote", []);
}
