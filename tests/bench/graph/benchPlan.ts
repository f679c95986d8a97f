import { BROWSERS, type BrowserName } from "./openBrowser.ts";
import { CONTESTANTS, MOVES, type ContestantName, type FrameLimits, type MoveName } from "./benchPageTypes.ts";

/** What a run measures. GRAPH_SIZES, GRAPH_ONLY and GRAPH_BROWSER narrow it, for a quick look at one thing. */
export interface BenchPlan {
  readonly browsers: readonly BrowserName[];
  readonly sizes: readonly number[];
  readonly contestants: readonly ContestantName[];
}

/** Beyond this size only ours is asked; the others have had enough by then. */
export const LARGEST_COMPARED = 10_000;
/** Sizes with targets: measured at the beginning and again at the end. */
const GATED_SIZES: readonly number[] = [2_000, 10_000, 50_000];
const ALL_SIZES: readonly number[] = [500, 2_000, 10_000, 30_000, 50_000];

export function planFromEnv(env: NodeJS.ProcessEnv): BenchPlan {
  const browsers = chosen(env["GRAPH_BROWSER"], BROWSERS, (text) => text);
  const contestants = chosen(env["GRAPH_ONLY"], CONTESTANTS, (text) => text);
  const sizes = env["GRAPH_SIZES"] === undefined ? ALL_SIZES : env["GRAPH_SIZES"].split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error("GRAPH_SIZES is a list of numbers of points, e.g. 2000,10000");
  return { browsers, sizes, contestants };
}

function chosen<T extends string>(given: string | undefined, all: readonly T[], read: (text: string) => string): readonly T[] {
  if (given === undefined) return all;
  const names = given.split(",").map(read);
  const unknown = names.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(" ")}; there are: ${all.join(" ")}`);
  return all.filter((one) => names.includes(one));
}

export interface Heat {
  readonly contestant: ContestantName;
  readonly size: number;
  readonly moves: readonly MoveName[];
}

/** 160 frames at a few milliseconds are dozens of ticks: good to a few hundredths. */
const OUR_LIMITS: FrameLimits = { frames: 160, capMs: 8_000, leastFrames: 120 };
/** Most others take hundreds of milliseconds a frame: seconds of processor time, counted in hundredths, are enough. */
const THEIR_LIMITS: FrameLimits = { frames: 120, capMs: 3_000, leastFrames: 3 };
const SMALL_LIMITS: FrameLimits = { frames: 120, capMs: 2_000, leastFrames: 3 };
/** Who keeps what it has drawn gets the frames in which that pays. */
const FIRST_LIMITS: FrameLimits = { frames: 120, capMs: 15_000, leastFrames: 3 };

/** The frames that a movement is given. */
export const limitsOf = ({ contestant, size }: Pick<Heat, "contestant" | "size">, move: MoveName): FrameLimits => {
  if (contestant === "ours") return OUR_LIMITS;
  if (size < LARGEST_COMPARED) return SMALL_LIMITS;
  return move === "panAll" ? FIRST_LIMITS : THEIR_LIMITS;
};

/** Ours upwards, then the others from large to small, then ours downwards: whoever came first in the one half comes last in the other. */
export function heatsOf({ sizes, contestants }: BenchPlan): Heat[] {
  const ours = contestants.includes("ours");
  const gated = sizes.filter((size) => GATED_SIZES.includes(size));
  const first = !ours ? [] : [...sizes].sort((a, b) => a - b).map((size) => ourHeat(size));
  const last = !ours ? [] : [...gated].sort((a, b) => b - a).map((size) => ourHeat(size));
  const compared = sizes.filter((size) => size <= LARGEST_COMPARED).sort((a, b) => b - a);
  const others = compared.flatMap((size) => contestants.filter((name) => name !== "ours").map((contestant) => theirHeat(contestant, size)));
  return [...first, ...others, ...last];
}

const ourHeat = (size: number): Heat => ({ contestant: "ours", size, moves: MOVES });

/** At the sizes and movements that no target asks for, a glance is enough. */
const FULLY_COMPARED: readonly ContestantName[] = ["cytoscape", "sigma", "vis"];

function theirHeat(contestant: ContestantName, size: number): Heat {
  const isFull = size === LARGEST_COMPARED && FULLY_COMPARED.includes(contestant);
  return { contestant, size, moves: isFull ? MOVES : ["panWork", "panAll"] };
}
