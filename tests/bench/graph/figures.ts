import type { BenchFigure } from "#scripts/bench.ts";
import { median, round } from "#tests/bench/storage/quantiles.ts";
import type { ContestantName, MoveName, PaintTime } from "./benchPageTypes.ts";
import type { Changes } from "./measureOnce.ts";
import type { BrowserName } from "./openBrowser.ts";
import type { HeatResult, MoveCost } from "./runHeat.ts";

/** What one browser measured. */
export interface BrowserResults {
  readonly browser: BrowserName;
  readonly version: string;
  readonly heats: readonly HeatResult[];
  readonly firstPaints: ReadonlyMap<number, readonly PaintTime[]>;
  /** By size. */
  readonly heapBytes: ReadonlyMap<number, number>;
  readonly changes: ReadonlyMap<number, readonly Changes[]>;
}

type Report = (figure: BenchFigure) => void;

const MOVE_NAMES: Readonly<Record<MoveName, string>> = { panWork: "panWork", panAll: "pan", panLater: "panLater", zoom: "zoom", drag: "drag" };
const sizeName = (size: number): string => (size >= 1_000 ? `${size / 1_000}k` : String(size));

/** Every measured figure of one browser, under its name and without a target. */
export function reportDetails(report: Report, results: BrowserResults): void {
  const tell = (metric: string, value: number, unit: string, against?: string): void => {
    report({ metric: `${results.browser}.${metric}`, value: round(value), unit, ...(against === undefined ? {} : { against }) });
  };
  for (const { heat, mountMs, stuck } of results.heats) tell(`${heat.contestant}.mount${sizeName(heat.size)}.s`, mountMs / 1000, "s", stuck ?? undefined);
  for (const { contestant, size, move, costs } of grouped(results.heats)) {
    const name = `${contestant}.${MOVE_NAMES[move]}${sizeName(size)}`;
    const isBound = costs.some((cost) => cost.isLowerBound);
    tell(`${name}.cpuMs`, median(costs.map((cost) => cost.cpuMs)), "ms", isBound ? "did not end: a lower bound" : `${costs.reduce((sum, cost) => sum + cost.frames, 0)} frames`);
    if (isBound) continue;
    tell(`${name}.processCpuMs`, median(costs.map((cost) => cost.processCpuMs)), "ms");
    tell(`${name}.frameP50Ms`, median(costs.map((cost) => cost.p50Ms)), "ms");
    tell(`${name}.frameP95Ms`, median(costs.map((cost) => cost.p95Ms)), "ms");
  }
  for (const { contestant, size, move, costs } of grouped(results.heats)) {
    const own = ours(move, size)(results);
    if (own === null || contestant === "ours" || contestant === "idle") continue;
    tell(`${contestant}.${MOVE_NAMES[move]}${sizeName(size)}.overOurs`, median(costs.map((cost) => cost.cpuMs)) / own, "ratio");
  }
  for (const [size, times] of results.firstPaints) tell(`firstInk${sizeName(size)}.s`, median(times.map((time) => time.firstMs)) / 1000, "s");
  for (const [size, all] of results.changes) {
    for (const [metric, pick] of [["remote1000.all", (one: Changes) => one.remoteAll], ["remote1000.work", (one: Changes) => one.remoteWork], ["add20", (one: Changes) => one.adding]] as const) {
      tell(`${metric}.${sizeName(size)}.paintMs`, median(all.map((one) => pick(one).ms)), "ms", unpainted(all.map(pick)));
    }
  }
}

interface Wanted {
  readonly metric: string;
  readonly unit: string;
  readonly target: `<=${number}` | `>=${number}`;
  readonly against?: string;
  /** Null: this run did not measure it. */
  readonly value: (results: BrowserResults) => number | null;
}

const cpu = (contestant: ContestantName, move: MoveName, size: number) => ({ heats }: BrowserResults): number | null => {
  const costs = grouped(heats).find((one) => one.contestant === contestant && one.move === move && one.size === size)?.costs;
  return costs === undefined ? null : median(costs.map((cost) => cost.cpuMs));
};
const ratio = (above: (results: BrowserResults) => number | null, below: (results: BrowserResults) => number | null) => (results: BrowserResults): number | null => {
  const [a, b] = [above(results), below(results)];
  return a === null || b === null ? null : a / b;
};
const ours = (move: MoveName, size: number): Wanted["value"] => cpu("ours", move, size);
const firstPaint = (size: number) => ({ firstPaints }: BrowserResults): number | null => {
  const times = firstPaints.get(size);
  return times === undefined ? null : median(times.map((time) => time.ms)) / 1000;
};
const changed = (pick: (one: Changes) => number) => ({ changes }: BrowserResults): number | null => {
  const all = changes.get(10_000);
  return all === undefined ? null : median(all.map(pick));
};
const HEAP_SIZE = 30_000;
const MEGABYTE = 1_000_000;
const FRAME: Wanted["target"] = "<=16";

const WANTED: readonly Wanted[] = [
  { metric: "pan10k.cpuMs", unit: "ms", target: FRAME, value: ours("panAll", 10_000) },
  { metric: "zoom10k.cpuMs", unit: "ms", target: FRAME, value: ours("zoom", 10_000) },
  { metric: "drag10k.cpuMs", unit: "ms", target: FRAME, value: ours("drag", 10_000) },
  { metric: "pan50k.cpuMs", unit: "ms", target: FRAME, value: ours("panAll", 50_000) },
  { metric: "drag50k.cpuMs", unit: "ms", target: FRAME, value: ours("drag", 50_000) },
  { metric: "pan10kWork.cpuMs", unit: "ms", target: FRAME, value: ours("panWork", 10_000) },
  { metric: "pan50kWork.cpuMs", unit: "ms", target: FRAME, value: ours("panWork", 50_000) },
  { metric: "pan50kOver2k", unit: "ratio", target: "<=1.3", value: ratio(ours("panAll", 50_000), ours("panAll", 2_000)) },
  { metric: "pan10k.vsCytoscape", unit: "ratio", target: ">=50", against: "cytoscape with everything mounted, tuned", value: ratio(cpu("cytoscape", "panAll", 10_000), ours("panAll", 10_000)) },
  { metric: "pan10k.vsVis", unit: "ratio", target: ">=20", against: "vis-network", value: ratio(cpu("vis", "panAll", 10_000), ours("panAll", 10_000)) },
  { metric: "pan10k.vsReactFlow", unit: "ratio", target: ">=100", against: "React Flow", value: ratio(cpu("reactFlow", "panAll", 10_000), ours("panAll", 10_000)) },
  { metric: "pan10kWork.vsSigma", unit: "ratio", target: "<=1.5", against: "sigma without its draw calls", value: ratio(ours("panWork", 10_000), cpu("sigma", "panWork", 10_000)) },
  { metric: "firstPaint10k.s", unit: "s", target: "<=0.8", value: firstPaint(10_000) },
  { metric: "firstPaint50k.s", unit: "s", target: "<=1.5", value: firstPaint(50_000) },
  { metric: "heap30k.MB", unit: "MB", target: "<=25", value: ({ heapBytes }) => { const bytes = heapBytes.get(HEAP_SIZE); return bytes === undefined ? null : bytes / MEGABYTE; } },
  { metric: "remote1000.paintMs", unit: "ms", target: "<=150", value: changed((one) => Math.max(one.remoteAll.ms, one.remoteWork.ms)) },
  { metric: "add20.s", unit: "s", target: "<=0.3", value: changed((one) => one.adding.ms / 1000) },
];

/** The figures with targets: of several browsers, the one in which it is worst. */
export function reportWanted(report: Report, all: readonly BrowserResults[]): void {
  for (const { metric, unit, target, against, value } of WANTED) {
    const found = all.flatMap((results) => {
      const measured = value(results);
      return measured === null ? [] : [{ measured, browser: results.browser }];
    });
    const isAtMost = target.startsWith("<=");
    const worst = found.sort((a, b) => (isAtMost ? b.measured - a.measured : a.measured - b.measured))[0];
    if (worst === undefined) continue;
    const shown = [against, found.length > 1 ? `worse of ${found.length} browsers, in ${worst.browser}` : `in ${worst.browser}`].filter((part) => part !== undefined).join("; ");
    report({ metric, value: round(worst.measured), unit, target, against: shown });
  }
}

interface Group { readonly contestant: ContestantName; readonly size: number; readonly move: MoveName; readonly costs: readonly MoveCost[] }

/** All runs of the same movement, whichever heat they belong to. */
function grouped(heats: readonly HeatResult[]): Group[] {
  const groups = new Map<string, { contestant: ContestantName; size: number; move: MoveName; costs: MoveCost[] }>();
  for (const { heat: { contestant, size }, costs } of heats) {
    for (const cost of costs) {
      const key = `${contestant} ${size} ${cost.move}`;
      const group = groups.get(key) ?? { contestant, size, move: cost.move, costs: [] };
      group.costs.push(cost);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

const unpainted = (times: readonly PaintTime[]): string | undefined => (times.every((time) => time.isPainted) ? undefined : "did not come to rest within the cap, or drew nothing");
