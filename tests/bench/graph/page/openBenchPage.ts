import { addPoint, applyRemote } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { BenchPage, ContestantName, FrameLimits, MoveAnswer, PaintTime } from "../benchPageTypes.ts";
import { openCytoscapeDefault, openCytoscapeTuned } from "./contestants/cytoscapeFull.ts";
import { openIdle } from "./contestants/idle.ts";
import { openOurs, type OurGraph } from "./contestants/ours.ts";
import { openReactFlow } from "./contestants/reactFlowFull.tsx";
import { openSigma } from "./contestants/sigmaFull.ts";
import { openVis } from "./contestants/visFull.ts";
import type { Contestant, Mounted, Movement, Stage } from "./contestantTypes.ts";
import { graphDataOf, type GraphData } from "./graphData.ts";
import { openBenchForest, type BenchForest } from "./openBenchForest.ts";
import { remoteChange } from "./remoteChange.ts";
import { runFrames } from "./runFrames.ts";
import { loadTexts } from "./texts.ts";
import { framePainted, timeUntilPainted } from "./watchPaint.ts";

const CONTESTANTS: Readonly<Record<ContestantName, Contestant>> = {
  ours: (stage) => {
    let graph: OurGraph | null = null;
    return timeUntilPainted(stage.host, () => { graph = openOurs(stage); }, OPENING_CAP_MS).then(() => must(graph));
  },
  cytoscape: openCytoscapeTuned, cytoscapeDefault: openCytoscapeDefault, sigma: openSigma, vis: openVis, reactFlow: openReactFlow, idle: openIdle,
};

const OPENING_CAP_MS = 30_000;
const CHANGE_CAP_MS = 10_000;
const WARM_UP: FrameLimits = { frames: 20, capMs: 1_000, leastFrames: 1 };

/** Puts the bench into the page and says that it is ready. */
export async function openBenchPage(page: Document): Promise<void> {
  const problems: string[] = [];
  listenToProblems(problems);
  const host = page.createElement("div");
  Object.assign(host.style, { position: "fixed", inset: "0", overflow: "hidden" });
  page.body.append(host);
  Object.assign(globalThis, { graphBench: createBench(host, await loadTexts(), problems) });
  page.body.dataset["usable"] = "";
}

/** A main process that knows nothing and hears what the product reports. */
function listenToProblems(problems: string[]): void {
  const call = (name: string, input: unknown): Promise<unknown> => {
    if (name === "diagnostics.report") problems.push(JSON.stringify(input));
    return Promise.resolve({ ok: false, error: { code: "unexpected", detail: "bench" } });
  };
  Object.defineProperty(globalThis, "bridge", { value: { call, on: () => () => undefined } });
}

function createBench(host: HTMLElement, t: Stage["t"], problems: readonly string[]): BenchPage {
  let forest: BenchForest | null = null;
  let data: GraphData | null = null;
  let mounted: Mounted | null = null;
  let ours: OurGraph | null = null;
  let movement: Movement | null = null;
  let update: Uint8Array | null = null;
  let frame = 0;
  const stage = (): Stage => ({ host, forest: must(forest), t, data: () => (data ??= graphDataOf(must(forest).forest.view)) });
  const close = (): void => {
    (mounted ?? ours)?.close();
    mounted = null;
    ours = null;
    host.replaceChildren();
  };
  return {
    async openForest(pointCount) {
      forest = await openBenchForest(pointCount);
      return { points: forest.forest.view.pointCount, links: forest.forest.view.linkCount };
    },
    async mount(name) {
      // What all share is not theirs to pay.
      const onStage = stage();
      if (name !== "ours") onStage.data();
      await framePainted();
      const startMs = performance.now();
      mounted = await CONTESTANTS[name](onStage);
      return { ms: performance.now() - startMs };
    },
    async unmount() {
      close();
      await framePainted();
    },
    async prepare(move) {
      frame = 0;
      stage().data();
      movement = await must(mounted).begin(move);
      if (move !== "panAll") await runFrames(WARM_UP, () => { must(movement).step(frame++); });
    },
    async run(limits): Promise<MoveAnswer> {
      const moving = must(movement);
      const times = await runFrames(limits, () => { moving.step(frame++); });
      return { ...times, gesture: moving.gesture() };
    },
    async finish() {
      movement?.end();
      movement = null;
      await framePainted();
    },
    async timeFirstPaint() {
      await framePainted();
      return await timeUntilPainted(host, () => { ours = openOurs(stage()); }, OPENING_CAP_MS);
    },
    async prepareRemote(count, where) {
      const graph = must(ours);
      await graph.show(where);
      update = remoteChange(must(forest).forest, someIds(must(forest), { count, first: where === "work" ? graph.middlePoint() : null }));
      await framePainted();
    },
    async timeRemote() {
      const bytes = must(update);
      return await timeUntilPainted(must(ours).host, () => { applyRemote(must(forest).forest, [{ docId: "forest", bytes }], "remote"); }, CHANGE_CAP_MS);
    },
    timeAdding: async (count) => await timeAdding(must(ours), must(forest), count),
    burn(forMs) {
      const endMs = performance.now() + forMs;
      while (performance.now() < endMs) Math.sqrt(endMs);
    },
    problems: () => problems,
  };
}

/** Points one after the other as they were made; from `first` on, so that it is among them. */
function someIds({ forest }: BenchForest, { count, first }: { readonly count: number; readonly first: PointId | null }): PointId[] {
  const ids = [...forest.view.points()].filter((point) => point.kind === "point" && point.parentId !== null).map((point) => point.id);
  const start = first === null ? 0 : Math.max(0, Math.min(ids.indexOf(first), ids.length - count));
  return ids.slice(start, start + count);
}

/** As somebody does who pastes a list: one command after the other in one go, below a card that is in view. */
async function timeAdding(graph: OurGraph, { forest, open }: BenchForest, count: number): Promise<PaintTime> {
  await graph.show("work");
  const parentId = forest.view.point(graph.middlePoint())?.parentId ?? null;
  await framePainted();
  return await timeUntilPainted(graph.host, () => {
    for (let at = 0; at < count; at++) {
      const added = open.run(addPoint, { title: `新知识点 ${at}`, parentId });
      if (!added.ok) throw new Error(`refused: ${added.error.code}`);
    }
  }, CHANGE_CAP_MS);
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error("asked for out of turn");
  return value;
}
