import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as Y from "yjs";
import { archiveName, checkpointName, folderOf, segmentName } from "#electron/durableLog/layout.ts";
import * as forestRoom from "#shared/forest/index.ts";
import type { Forest, ForestPlan } from "#shared/forest/index.ts";
import type { IdSource, LinkId, MilestoneId, PointId, ViewId } from "#shared/kernel/index.ts";
import { encodeHeader, encodeRecord, encodeSnapshot, type LoggedUpdate, type LogRecord } from "#shared/storage/index.ts";
import { fakeClock, type FakeClock } from "./fakeClock.ts";
import { seededRandom, type SeededRandom } from "./seededRandom.ts";
import { must } from "./testForest.ts";

export interface KeptCheckpoint { readonly throughSeq: number; readonly documents: readonly LoggedUpdate[] }

/** What a forest did, as its log would hold it. */
export interface RecordedHistory {
  readonly records: readonly LogRecord[];
  readonly checkpoints: readonly KeptCheckpoint[];
}

export interface HistoryRecorder extends RecordedHistory {
  /** Keeps the state of this moment. */
  checkpoint(): void;
}

/** Writes down every update of a forest from now on, with the time of its clock. */
export function recordHistory(forest: Forest): HistoryRecorder {
  const records: LogRecord[] = [];
  const checkpoints: KeptCheckpoint[] = [];
  const add = (docId: string, bytes: Uint8Array): void => { records.push({ seq: records.length, docId, bytes, atMs: forest.clock.now(), by: forest.author }); };
  for (const docId of forestRoom.DOC_NAMES) forest.docs[docId].on("update", (bytes: Uint8Array) => { add(docId, bytes); });
  return { records, checkpoints, checkpoint: () => { checkpoints.push({ throughSeq: records.length - 1, documents: statesOf(forest) }); } };
}

/** A new folder for one forest; `name` tells the tests apart. */
export async function forestFolder(name: string): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), `history-${name}-`)), "fr_test");
}

/** Every document of a forest as one update each. */
export function statesOf(forest: Pick<Forest, "docs">): LoggedUpdate[] {
  return forestRoom.DOC_NAMES.map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) }));
}

export interface HistoryFiles extends RecordedHistory {
  readonly forestDir: string;
  /** So many records go into one segment; the last segment stays in `log/`, the others are archived. */
  readonly segmentRecords?: number;
}

/** Writes a history as compaction would have left it. */
export async function writeHistory({ forestDir, records, checkpoints, segmentRecords = 5_000 }: HistoryFiles): Promise<void> {
  for (const folder of [folderOf.log(forestDir), folderOf.archive(forestDir), folderOf.checkpoints(forestDir)]) await mkdir(folder, { recursive: true });
  let number = 0;
  for (let at = 0; at === 0 || at < records.length; at += segmentRecords) {
    number += 1;
    const part = records.slice(at, at + segmentRecords);
    const file = Buffer.concat([encodeHeader(), ...part.map((record) => encodeRecord(record))]);
    if (at + segmentRecords >= records.length) await writeFile(join(folderOf.log(forestDir), segmentName(number)), file);
    else await writeFile(join(folderOf.archive(forestDir), archiveName(number, part[part.length - 1]?.seq ?? 0)), gzipSync(file));
  }
  for (const { throughSeq, documents } of checkpoints) {
    await writeFile(join(folderOf.checkpoints(forestDir), checkpointName(throughSeq)), gzipSync(encodeSnapshot({ kind: "checkpoint", throughSeq }, documents)));
  }
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SUBJECTS = ["倾听", "提问", "定位", "归纳", "演绎", "共情", "反馈", "目标", "复盘", "授权", "信任", "价值", "渠道", "预算", "沟通", "冲突", "动机", "习惯"];
const ASPECTS = ["的三个层次", "的常见误区", "的前提", "如何练习", "在会议中", "的衡量", "与情绪", "的顺序", "的代价", "为什么有效", "的反例", "的第一步"];
const SENTENCES = ["先说清楚要解决的问题，再说做法。", "对方没有说出口的部分往往更重要。", "没有证据的结论只是看法。", "做完以后要回头看一遍当初的假设。", "把大的目标拆成这一周能做完的事。", "同一个词在两个部门里意思不同。"];
const TAGS = ["认知", "表达", "协作", "决策", "增长", "待查"];
const PLANTED_SHARE = 0.5;

export interface BusyWeeksSize {
  readonly points: number;
  readonly edits: number;
  readonly seed?: number;
  /** A checkpoint is kept about every so many records, and before the tail. */
  readonly checkpointEvery?: number;
  /** So many of the edits come after the newest checkpoint. */
  readonly tailEdits?: number;
}

/**
 * Weeks of one person's work: half of the points planted, the others added one by one among renaming, describing, moving, linking and tagging. Four
 * sittings a day of about a hundred commands each.
 */
export function busyWeeks({ points, edits, seed = 1, checkpointEvery = 25_000, tailEdits = 0 }: BusyWeeksSize): RecordedHistory & { readonly forest: Forest } {
  const random = seededRandom(seed);
  const clock = fakeClock();
  const forest = forestRoom.createForest({ clock, ids: longIds(random), author: "pr_busy7Kq2mZx41Lw" });
  const history = recordHistory(forest);
  must(forestRoom.startForest(forest, { name: "忙碌的几周" }));
  must(forestRoom.applyPlan(forest, { plan: planting(Math.floor(points * PLANTED_SHARE), random), command: "plant" }));
  const worker: Worker = { forest, random, clock, ids: Array.from(forest.view.points(), (point) => point.id), links: Array.from(forest.view.links(), (link) => link.id), addChance: (points * (1 - PLANTED_SHARE)) / edits };
  const newestCheckpointAt = edits - tailEdits;
  let untilCheckpoint = Math.min(checkpointEvery, newestCheckpointAt);
  for (let sitting = 0; history.records.length < edits; sitting += 1) {
    clock.advance(sitting % 4 === 0 ? DAY_MS / 2 : 2 * HOUR_MS);
    const commands = 40 + random.below(240);
    for (let done = 0; done < commands && history.records.length < edits; done += 1) {
      clock.advance(800 + random.below(random.chance(0.05) ? 90_000 : 9_000));
      workOnce(worker);
      if (history.records.length >= untilCheckpoint) {
        history.checkpoint();
        untilCheckpoint = untilCheckpoint >= newestCheckpointAt ? Infinity : Math.min(untilCheckpoint + checkpointEvery, newestCheckpointAt);
      }
    }
  }
  return { forest, records: history.records, checkpoints: history.checkpoints };
}

/** Modules of sixty points each, and three links for two points. */
function planting(count: number, random: SeededRandom): ForestPlan {
  const points = Array.from({ length: count }, (_, at): ForestPlan["points"][number] => ({
    ref: `p${at}`, kind: at % 60 === 0 ? "module" : "point", title: `${random.pick(SUBJECTS) ?? ""}${random.pick(ASPECTS) ?? ""} ${at}`,
    parentRef: at % 60 === 0 ? null : `p${at - 1 - random.below(at % 60)}`, summary: random.chance(0.4) ? SENTENCES.slice(random.below(4)).join("") : "",
  }));
  const links = Array.from({ length: Math.floor(count * 1.5) }, (_, at): ForestPlan["links"][number] => ({
    fromRef: `p${at % count}`, toRef: `p${(at + 1 + random.below(count - 1)) % count}`, type: "supports", reason: random.chance(0.3) ? random.pick(SENTENCES) ?? "" : "",
  }));
  return { points, links };
}

interface Worker {
  readonly forest: Forest;
  readonly random: SeededRandom;
  readonly clock: FakeClock;
  readonly ids: PointId[];
  readonly links: LinkId[];
  readonly addChance: number;
}

function workOnce(worker: Worker): void {
  const { forest, random, ids, links } = worker;
  const pick = <T>(values: readonly T[], otherwise: T): T => random.pick(values) ?? otherwise;
  const id = pick(ids, "pt_none");
  const title = `${pick(SUBJECTS, "")}${pick(ASPECTS, "")} ${random.below(100_000)}`;
  if (random.chance(worker.addChance)) {
    const added = forestRoom.addPoint(forest, { title, parentId: id, kind: random.chance(0.08) ? "case" : "point" });
    if (added.ok) ids.push(added.value);
    return;
  }
  const dice = random.next();
  if (dice < 0.3) forestRoom.renamePoint(forest, { id, title });
  else if (dice < 0.6) forestRoom.describePoint(forest, { id, summary: pick(SENTENCES, "") + pick(SENTENCES, "") + title });
  else if (dice < 0.72) forestRoom.setTags(forest, { id, tags: [pick(TAGS, "认知"), pick(TAGS, "表达")] });
  else if (dice < 0.84) forestRoom.movePoints(forest, { ids: [id], parentId: pick(ids, id) });
  else if (dice < 0.94) {
    const linked = forestRoom.linkPoints(forest, { from: id, to: pick(ids, id), type: pick(forestRoom.LINK_TYPES.filter((type) => type !== "free"), "supports"), reason: random.chance(0.3) ? pick(SENTENCES, "") : "" });
    if (linked.ok) links.push(linked.value);
  } else if (dice < 0.98) forestRoom.editLink(forest, { id: pick(links, "ln_none"), reason: pick(SENTENCES, "") + title });
  else forestRoom.removeLinks(forest, { ids: [pick(links, "ln_none")] });
}

const ID_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** As long as the real ids, since their length is part of what is measured. */
function longIds(random: SeededRandom): IdSource {
  const name = (): string => Array.from({ length: 16 }, () => ID_ALPHABET.charAt(random.below(ID_ALPHABET.length))).join("");
  // SAFETY: the prefix and the alphabet are those of the id patterns in shared/kernel/ids.ts.
  return { newPointId: () => `pt_${name()}` as PointId, newLinkId: () => `ln_${name()}` as LinkId, newMilestoneId: () => `ms_${name()}` as MilestoneId, newViewId: () => `vw_${name()}` as ViewId, newThreadId: () => `th_${name()}` as const, newCommentId: () => `cm_${name()}` as const };
}
