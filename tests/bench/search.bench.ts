import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { BenchFigure } from "#scripts/bench.ts";
import { SearchIndex } from "#shared/search/index.ts";
import { keptRows, pointIdOf, pointsOf, startFromKept, timeUpdates } from "./search/coldIndex.ts";
import { chance, makeTexts, type MadeNote, type Needle } from "./search/makeTexts.ts";
import { flexSearch, miniSearch, type OtherEngine } from "./search/others.ts";
import { quantile } from "./storage/quantiles.ts";

const SEED = 20_240_501;
const NEEDLES = 640;
/** Words out of the middle of the texts: many of them stand in many notes. */
const COMMON_WORDS = 240;
const SHOWN = 50;
const ALL = 1_000_000;
const UPDATES = 200;
const COLD_RUNS = 5;
const MB = 1_000_000;

setFlagsFromString("--expose-gc");
// SAFETY: V8 defines `gc` in contexts made after the flag was set.
const collectGarbage = runInNewContext("gc") as () => void;

type Report = (figure: BenchFigure) => void;
interface Judged { readonly recall: number; readonly precision: number }

/** Notes of ~300 Chinese signs with words planted at known places; others get the same notes and the same questions in the same run. */
export async function run(report: Report): Promise<void> {
  const { notes, needles } = makeTexts(10_000, { seed: SEED, needles: NEEDLES });
  const { index, tookMs, heapMb } = measureBuild(notes);
  report({ metric: "memory.MB", value: heapMb, unit: "MB", target: "<=100", against: "everything the index holds, texts and table included, after collecting garbage" });
  report({ metric: "build10k.s", value: round(tookMs / 1000), unit: "s" });
  reportQueries(report, "query10k", { index, notes, needles, target: "<=30" });
  const find = (word: string): readonly number[] => index.query(word, { limit: ALL }).hits.map(({ pointId }) => Number(pointId.slice(3)));
  const judged = judge(needles, find);
  report({ metric: "recall2plus", value: judged.recall, unit: "ratio", target: ">=1" });
  report({ metric: "precision", value: judged.precision, unit: "ratio", target: ">=0.99" });
  report({ metric: "commonWordsRight", value: judgeCommon(notes, find), unit: "ratio", against: "String.includes over every text, for words out of their middle" });
  await reportHost(report, notes, needles);
  for (const other of [miniSearch("default"), miniSearch("bigram"), flexSearch()]) reportOther(report, other, { notes, needles });
  reportLarge(report);
}

function indexOf(notes: readonly MadeNote[]): SearchIndex {
  const index = new SearchIndex();
  for (const { entry, facets } of pointsOf(notes)) {
    index.put(entry);
    index.setFacets(entry.pointId, facets);
  }
  for (const [at, { id, body }] of notes.entries()) index.put({ key: `note:${id}`, kind: "note", pointId: pointIdOf(id), title: "", aliases: [], tags: [], body, isPrivate: false, atMs: at });
  return index;
}

function usedMb(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

/** The texts are copied as they would be on their way into a worker, so that the index's own are counted. */
function measureBuild(notes: readonly MadeNote[]): { readonly index: SearchIndex; readonly tookMs: number; readonly heapMb: number } {
  const before = usedMb();
  const startedAtMs = performance.now();
  const index = indexOf(structuredClone(notes));
  const tookMs = performance.now() - startedAtMs;
  return { index, tookMs, heapMb: round(usedMb() - before) };
}

/** Words of 1–8 signs from the middle of the texts. */
function commonWords(notes: readonly MadeNote[]): readonly string[] {
  const random = chance(SEED + 1);
  return Array.from({ length: COMMON_WORDS }, (_, each) => {
    const body = notes[Math.floor(random() * notes.length)]?.body.replaceAll(/[，。；：！？\n]/g, "") ?? "";
    const at = Math.floor(random() * (body.length - 8));
    return body.slice(at, at + 1 + (each % 8));
  });
}

interface Queried { readonly index: SearchIndex; readonly notes: readonly MadeNote[]; readonly needles: readonly Needle[]; readonly target: `<=${number}` }

function reportQueries(report: Report, name: string, { index, notes, needles, target }: Queried): void {
  const common = commonWords(notes);
  const words = [...needles.map(({ word }) => word), ...common];
  for (const word of words.slice(0, 50)) index.query(word, { limit: SHOWN });
  const times = words.map((word) => timed(() => index.query(word, { limit: SHOWN })));
  report({ metric: `${name}.p95Ms`, value: round(quantile(times, 0.95)), unit: "ms", target, against: `${words.length} questions: ${needles.length} needles of 1–8 signs and ${common.length} words of the texts, with ranking and passages` });
  report({ metric: `${name}.p50Ms`, value: round(quantile(times, 0.5)), unit: "ms" });
  report({ metric: `${name}.worstMs`, value: round(Math.max(...times)), unit: "ms" });
  report({ metric: `${name}.oneSignP95Ms`, value: round(quantile(common.filter((word) => word.length === 1).map((word) => timed(() => index.query(word, { limit: SHOWN }))), 0.95)), unit: "ms" });
  const pairs = common.filter((word) => word.length === 2);
  report({ metric: `${name}.twoWordsP95Ms`, value: round(quantile(pairs.map((word, at) => timed(() => index.query(`${word} ${pairs[(at + 1) % pairs.length] ?? ""}`, { limit: SHOWN }))), 0.95)), unit: "ms" });
}

function timed(work: () => unknown): number {
  const startedAtMs = performance.now();
  work();
  return performance.now() - startedAtMs;
}

/** Against the places the needles were planted at. Recall: needles of two signs and more; precision: all. */
function judge(needles: readonly Needle[], find: (word: string) => readonly number[]): Judged {
  let [wanted, had, found, right] = [0, 0, 0, 0];
  for (const { word, noteIndexes } of needles) {
    const hits = new Set(find(word));
    const hit = noteIndexes.filter((at) => hits.has(at)).length;
    found += hits.size;
    right += hit;
    if (word.length < 2) continue;
    wanted += noteIndexes.length;
    had += hit;
  }
  return { recall: round(had / wanted), precision: found === 0 ? 0 : round(right / found) };
}

/** Share of words for which exactly the right notes are found. */
function judgeCommon(notes: readonly MadeNote[], find: (word: string) => readonly number[]): number {
  const words = commonWords(notes);
  const right = words.filter((word) => {
    const expected = notes.flatMap(({ title, body }, at) => (title.includes(word) || body.includes(word) ? [at] : []));
    const found = new Set(find(word));
    return found.size === expected.length && expected.every((at) => found.has(at));
  });
  return round(right.length / words.length);
}

/** Through the worker's own code: from kept texts to the first answer, and what one changed note costs. */
async function reportHost(report: Report, notes: readonly MadeNote[], needles: readonly Needle[]): Promise<void> {
  const rows = keptRows(notes);
  const [needle] = needles;
  if (needle === undefined) throw new Error("no needle was planted");
  const times: number[] = [];
  let updates: readonly number[] = [];
  for (let turn = 0; turn < COLD_RUNS; turn++) {
    collectGarbage();
    const { host, tookMs, hits } = await startFromKept(rows, notes, needle);
    if (hits !== needle.noteIndexes.length) throw new Error(`the restored index found ${hits} of ${needle.noteIndexes.length}`);
    times.push(tookMs / 1000);
    if (turn === COLD_RUNS - 1) updates = timeUpdates(host, notes.slice(0, UPDATES));
    host.receive({ kind: "close" });
  }
  report({ metric: "coldIndex.s", value: round(quantile(times, 0.5)), unit: "s", target: "<=1", against: "rows deserialised, parsed and put in with 10,000 points, first answer given; reading them off the disk is the browser's and not in it" });
  report({ metric: "coldIndex.worstS", value: round(Math.max(...times)), unit: "s" });
  report({ metric: "update.ms", value: round(quantile(updates, 0.95)), unit: "ms", target: "<=5", against: `p95 of ${UPDATES} changed notes, their documents read` });
}

function reportOther(report: Report, engine: OtherEngine, { notes, needles }: { readonly notes: readonly MadeNote[]; readonly needles: readonly Needle[] }): void {
  const before = usedMb();
  const buildMs = timed(() => { engine.build(notes); });
  const against = engine.name;
  report({ metric: "other.build10k.s", value: round(buildMs / 1000), unit: "s", against });
  report({ metric: "other.memory.MB", value: round(usedMb() - before), unit: "MB", against });
  const words = [...needles.map(({ word }) => word), ...commonWords(notes)];
  report({ metric: "other.query10k.p95Ms", value: round(quantile(words.map((word) => timed(() => engine.find(word))), 0.95)), unit: "ms", against });
  const { recall, precision } = judge(needles, engine.find);
  report({ metric: "other.recall2plus", value: recall, unit: "ratio", against });
  report({ metric: "other.precision", value: precision, unit: "ratio", against });
  report({ metric: "other.commonWordsRight", value: judgeCommon(notes, engine.find), unit: "ratio", against });
}

function reportLarge(report: Report): void {
  const { notes, needles } = makeTexts(50_000, { seed: SEED, needles: NEEDLES });
  const { index, heapMb } = measureBuild(notes);
  report({ metric: "memory50k.MB", value: heapMb, unit: "MB" });
  reportQueries(report, "query50k", { index, notes, needles, target: "<=60" });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
