import { parseArgs } from "node:util";
import {
  addPoint, applyPlan, createForest, describePoint, DOC_NAMES, LINK_TYPES, renamePoint, setPersonName, startForest, WISDOMS,
  type DocName, type Forest, type ForestPlan,
} from "#shared/forest/index.ts";
import { say } from "./say.mjs";
import { writeForestFolder } from "./writeForestFolder.ts";
import { invariant, type EpochMs, type IdSource, type LinkId, type MilestoneId, type PointId, type Random, type ViewId } from "#shared/kernel/index.ts";

export interface MadeForestSize {
  readonly points: number;
  /** Small updates after the big one, as a person's edits leave them in the log. */
  readonly tailUpdates?: number;
  readonly seed?: number;
  readonly name?: string;
}

export interface LoggedBytes { readonly docId: DocName; readonly bytes: Uint8Array<ArrayBuffer> }

type PlannedPoint = ForestPlan["points"][number];
type PlannedLink = ForestPlan["links"][number];

const SUBJECTS = ["倾听", "提问", "定位", "归纳", "演绎", "共情", "反馈", "目标", "复盘", "授权", "信任", "价值", "渠道", "预算", "沟通", "冲突", "动机", "习惯", "结构", "证据", "假设", "节奏", "边界", "榜样"];
const ASPECTS = ["的三个层次", "的常见误区", "与角色", "的前提", "如何练习", "在会议中", "的衡量", "与情绪", "的顺序", "的代价", "为什么有效", "的反例", "与团队", "的第一步"];
const SENTENCES = ["先说清楚要解决的问题，再说做法。", "对方没有说出口的部分往往更重要。", "没有证据的结论只是看法。", "做完以后要回头看一遍当初的假设。", "把大的目标拆成这一周能做完的事。", "同一个词在两个部门里意思不同。"];
const DOMAINS = ["认知", "表达", "协作", "决策", "增长"];
const WISDOM_TITLES = { logic: "逻辑智慧", people: "人际智慧", marketing: "营销智慧", management: "管理智慧", education: "教育智慧" } as const;
const LINK_RATIO = 1.5;
const CASE_RATIO = 0.08;
const POINTS_PER_MODULE = 60;
const START_MS = 1_760_000_000_000;

/** Chance that can be repeated (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}

/** A forest of a given size that looks like one people made, and its updates as a log would hold them. The same seed gives the same forest. */
export function makeForest(size: MadeForestSize): { readonly forest: Forest; readonly updates: readonly LoggedBytes[] } {
  const random = seededRandom(size.seed ?? 1);
  const forest = createForest({ clock: tickingClock(), ids: seededIds(random), author: "pr_maker" });
  const updates = recordUpdates(forest);
  const written = [
    startForest(forest, { name: size.name ?? `森林 ${size.points}` }),
    setPersonName(forest, { name: "林间" }),
    applyPlan(forest, { plan: planForest(size.points, random), command: "plant" }),
  ];
  invariant(written.every((result) => result.ok), "the made plan was refused");
  writeTail(forest, random, size.tailUpdates ?? 0);
  return { forest, updates };
}

function recordUpdates(forest: Forest): LoggedBytes[] {
  const updates: LoggedBytes[] = [];
  for (const docId of DOC_NAMES) {
    // SAFETY: Yjs encodes into plain ArrayBuffers.
    forest.docs[docId].on("update", (bytes: Uint8Array) => { updates.push({ docId, bytes: bytes as Uint8Array<ArrayBuffer> }); });
  }
  return updates;
}

function tickingClock(): { now(): EpochMs } {
  let atMs = START_MS;
  return { now: () => { atMs += 1_000; return atMs; } };
}

const ID_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const ID_CHARS = 16;

/** As long as the real ids, since their length is part of what is measured. */
function seededIds(random: Random): IdSource {
  const name = (): string => Array.from({ length: ID_CHARS }, () => ID_ALPHABET[Math.floor(random.next() * ID_ALPHABET.length)]).join("");
  // SAFETY: the prefix and the alphabet are those of the id patterns in shared/kernel/ids.ts.
  return { newPointId: () => `pt_${name()}` as PointId, newLinkId: () => `ln_${name()}` as LinkId, newMilestoneId: () => `ms_${name()}` as MilestoneId, newViewId: () => `vw_${name()}` as ViewId, newThreadId: () => `th_${name()}` as const, newCommentId: () => `cm_${name()}` as const };
}

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[Math.floor(random.next() * from.length)];
  invariant(found !== undefined, "pick from an empty list");
  return found;
}

/** Wisdoms hold modules, modules hold small trees of points, some points have cases. */
function planForest(count: number, random: Random): ForestPlan {
  const points: PlannedPoint[] = [];
  const blank = { summary: "", domain: "", layer: null, wisdom: null, aliases: [], tags: [], provenance: null };
  const add = (point: Partial<PlannedPoint> & Pick<PlannedPoint, "kind" | "title" | "parentRef">): string => {
    const ref = `p${points.length}`;
    points.push({ ...blank, ref, ...point });
    return ref;
  };
  const wisdoms = WISDOMS.slice(0, count).map((wisdom, at) => add({ kind: "wisdom", title: WISDOM_TITLES[wisdom], parentRef: null, wisdom, layer: at < 2 ? "base" : at < 4 ? "middle" : "top" }));
  let recent: string[] = [];
  while (points.length < count) {
    if (points.length % POINTS_PER_MODULE < 1 || recent.length === 0) {
      recent = [add({ kind: "module", title: `${pick(SUBJECTS, random)}模块 ${points.length}`, parentRef: pick(wisdoms, random), domain: pick(DOMAINS, random) })];
      continue;
    }
    const isCase = random.next() < CASE_RATIO;
    const ref = add({
      kind: isCase ? "case" : "point",
      title: `${pick(SUBJECTS, random)}${pick(ASPECTS, random)} ${points.length}`,
      parentRef: pick(recent, random),
      summary: random.next() < 0.4 ? pick(SENTENCES, random) + pick(SENTENCES, random) : "",
      tags: random.next() < 0.2 ? [pick(DOMAINS, random)] : [],
    });
    if (!isCase) recent = [...recent.slice(-7), ref];
  }
  return { points, links: planLinks(points, random) };
}

function planLinks(points: readonly PlannedPoint[], random: Random): PlannedLink[] {
  const seen = new Set<string>();
  const links: PlannedLink[] = [];
  const wanted = Math.floor(points.length * LINK_RATIO);
  for (let tries = 0; links.length < wanted && tries < wanted * 4; tries++) {
    const fromAt = Math.floor(random.next() * points.length);
    // Most links stay near; one in five crosses to anywhere.
    const toAt = random.next() < 0.2 ? Math.floor(random.next() * points.length) : Math.min(points.length - 1, fromAt + 1 + Math.floor(random.next() * 40));
    const [from, to] = [points[fromAt], points[toAt]];
    if (from === undefined || to === undefined || from === to || seen.has(`${fromAt} ${toAt}`)) continue;
    seen.add(`${fromAt} ${toAt}`);
    const type = pick(LINK_TYPES, random);
    links.push({
      fromRef: from.ref, toRef: to.ref, type, phrase: type === "free" ? "让人想到" : "",
      reason: random.next() < 0.3 ? pick(SENTENCES, random) : "", suggested: false, provenance: null,
    });
  }
  return links;
}

/** One command, one update: what an afternoon of work leaves behind. */
function writeTail(forest: Forest, random: Random, count: number): void {
  const ids = Array.from(forest.view.points(), (point) => point.id);
  for (let at = 0; at < count; at++) {
    const id = pick(ids, random);
    const dice = random.next();
    const title = `${pick(SUBJECTS, random)}${pick(ASPECTS, random)}（改 ${at}）`;
    const result = dice < 0.5 ? renamePoint(forest, { id, title })
      : dice < 0.8 ? describePoint(forest, { id, summary: pick(SENTENCES, random) })
      : addPoint(forest, { title, parentId: id });
    invariant(result.ok, "a made edit was refused");
  }
}

/** `npx tsx scripts/makeForest.ts --points 10000 --tail 5000 --out <data folder>/forests` makes a forest the app finds at its next start. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { points: { type: "string", default: "1000" }, tail: { type: "string", default: "0" }, seed: { type: "string", default: "1" }, out: { type: "string" } } });
  invariant(values.out !== undefined, "--out names the folder that holds the forests");
  const name = `样例森林 ${values.points}`;
  const { forest, updates } = makeForest({ points: Number(values.points), tailUpdates: Number(values.tail), seed: Number(values.seed), name });
  const { forestDir, sizeBytes } = await writeForestFolder({ forestsDir: values.out, forestId: `fr_made${values.points}x${values.seed}`, name, updates });
  say(`${forestDir}: ${forest.view.pointCount} points, ${forest.view.linkCount} links, ${updates.length} updates, ${sizeBytes} bytes`);
}

if (process.argv[1]?.endsWith("makeForest.ts") === true) await main();
