import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { killWhileStarting, startCrashApp, type CrashApp, type Victim } from "./crashApp.ts";
import { readCrashDisk } from "./crashDisk.ts";
import { writeCrashProfile, type CrashProfile } from "./crashProfiles.ts";
import { CrashWitness, type Verdict } from "./crashWitness.ts";
import type { PageMessage } from "./crashTypes.ts";
import { plantFirstForest } from "./forestDriver.ts";
import { seededRandom, type SeededRandom } from "./seededRandom.ts";

export interface CrashOptions {
  readonly seed: number;
  readonly runs: number;
  /** One line for whoever watches. */
  readonly say: (line: string) => void;
  readonly progressEvery?: number;
  /** Also runs that wait for the backup after opening (some 20 s each). */
  readonly withBackups?: boolean;
}

export interface CrashTotals {
  /** Runs that went as planned: killed where they should be, and judged. */
  readonly runs: number;
  readonly acked: number;
  readonly made: number;
  readonly ackedLost: number;
  readonly unackedLost: number;
  readonly worstUnackedMs: number;
  /** Everything else that must not be: did not start in time, files that contradict themselves, a page that no longer answers. */
  readonly failures: readonly string[];
  readonly byKind: Readonly<Record<string, number>>;
}

interface Plan {
  readonly run: number;
  readonly profile: CrashProfile;
  /** null: while starting. */
  readonly victim: Victim | null;
  /** What the moment is counted from. "work": the first file of a compaction or a backup that appears. */
  readonly from: "launch" | "first edit" | "work";
  readonly afterMs: number;
}

interface Life {
  readonly kind: CrashProfile;
  readonly profileDir: string;
  readonly witness: CrashWitness;
  /** Points besides ours; grows only while planting. */
  others: number;
  runsLeft: number;
  isFirst: boolean;
}

/** How many runs one profile serves; a prepared one has done its special work after a few. */
const RUNS_OF_A_LIFE: Readonly<Record<CrashProfile, number>> = { fresh: 4, planted: 8, "long-log": 3, "version-1": 3 };
const START_LIMIT_MS = 30_000;
const FIRST_EDIT_LIMIT_MS = 20_000;
const GOES_ON_LIMIT_MS = 5_000;
/** No work after this long: the kill comes anyway. Compaction follows the opening; the backup comes 20 s after it. */
const COMPACTION_LIMIT_MS = 3_500;
const BACKUP_LIMIT_MS = 24_000;
const WORK_POLL_MS = 3;
/** Longer than this is told, with what may explain it. */
const TOLD_FROM_MS = 200;

/**
 * Kills the real app at random moments while a quick person edits, as often as asked, and compares what is left with what was acknowledged. The same seed
 * plans the same runs; the moments within the app differ, of course.
 */
export async function crashRuns(options: CrashOptions): Promise<CrashTotals> {
  const totals = new Totals();
  const startedAtMs = performance.now();
  options.say(`crash: seed ${options.seed}, ${options.runs} runs`);
  let life: Life | null = null;
  for (let run = 1; run <= options.runs; run++) {
    const random = seededRandom(options.seed * 100_003 + run);
    life ??= await newLife(random);
    const plan = planRun(run, life, random, options.withBackups ?? false);
    const outcome = await oneRun(plan, life, random);
    totals.add(outcome);
    for (const line of remarks(options.seed, plan, life, outcome)) options.say(line);
    // The profile of a run that went wrong stays for whoever looks into it.
    life = isBad(outcome) ? null : await lifeAfter(life);
    if (run % (options.progressEvery ?? 25) === 0) options.say(`crash: ${run} of ${options.runs}, ${totals.told()}, ${((performance.now() - startedAtMs) / run / 1000).toFixed(1)} s a run`);
  }
  if (life !== null) await rm(life.profileDir, { recursive: true, force: true });
  return totals;
}

class Totals implements CrashTotals {
  runs = 0;
  acked = 0;
  made = 0;
  ackedLost = 0;
  unackedLost = 0;
  worstUnackedMs = 0;
  readonly failures: string[] = [];
  readonly byKind: Record<string, number> = {};

  add({ kind, verdict, failures }: Outcome): void {
    if (failures.length === 0) this.runs += 1;
    this.failures.push(...failures);
    this.byKind[kind] = (this.byKind[kind] ?? 0) + 1;
    if (verdict === null) return;
    this.acked += verdict.acked;
    this.made += verdict.made;
    this.ackedLost += verdict.ackedLost.length;
    this.unackedLost += verdict.unackedLost;
    this.worstUnackedMs = Math.max(this.worstUnackedMs, verdict.unackedMs);
  }

  told(): string {
    return `${this.acked} of ${this.made} edits acknowledged, ${this.ackedLost} of those lost, ${this.unackedLost} unacknowledged lost (worst ${this.worstUnackedMs} ms), ${this.failures.length} failures`;
  }
}

const isBad = ({ verdict, failures }: Outcome): boolean => failures.length > 0 || (verdict?.ackedLost.length ?? 0) > 0;

/** The same profile for the next run, or null when it has served long enough. */
async function lifeAfter(life: Life): Promise<Life | null> {
  life.runsLeft -= 1;
  life.isFirst = false;
  if (life.runsLeft > 0) return life;
  await rm(life.profileDir, { recursive: true, force: true });
  return null;
}

async function newLife(random: SeededRandom): Promise<Life> {
  const kind = random.pick<CrashProfile>(["planted", "planted", "long-log", "long-log", "version-1", "fresh"]) ?? "planted";
  const profileDir = await mkdtemp(join(tmpdir(), "forest-crash-"));
  await writeCrashProfile(profileDir, kind);
  const witness = new CrashWitness();
  const forestDir = await forestDirIn(profileDir);
  const disk = forestDir === null ? null : await readCrashDisk(forestDir);
  if (disk !== null) witness.begin(disk.points);
  return { kind, profileDir, witness, others: disk?.others ?? 0, runsLeft: RUNS_OF_A_LIFE[kind], isFirst: true };
}

function planRun(run: number, { kind: profile, isFirst }: Life, random: SeededRandom, withBackups: boolean): Plan {
  const start = { run, profile, victim: null };
  if (isFirst && profile === "fresh") return { ...start, from: "launch", afterMs: random.below(1_500) };
  if (profile === "long-log" && random.chance(0.5)) return { ...start, from: "work", afterMs: random.below(250) };
  // A forest of an older schema is migrated in the first seconds.
  if (random.chance(isFirst && profile === "version-1" ? 0.5 : 0.08)) return { ...start, from: "launch", afterMs: 200 + random.below(2_300) };
  const victim = random.pick<Victim>(["main", "main", "main", "group", "group", "group", "renderer", "renderer", "utility", "utility"]) ?? "main";
  if (withBackups && random.chance(0.025)) return { run, profile, victim, from: "work", afterMs: random.below(120) };
  return { run, profile, victim, from: "first edit", afterMs: random.below(3_000) };
}

interface Outcome {
  readonly kind: string;
  /** Null when there is no forest yet, or the run failed before anything could be judged. */
  readonly verdict: Verdict | null;
  readonly failures: readonly string[];
  /** What the page was about at the kill, as far as it had said; null when it was not editing. */
  readonly about: string | null;
}

async function oneRun(plan: Plan, life: Life, random: SeededRandom): Promise<Outcome> {
  const { profileDir, witness } = life;
  const failures: string[] = [];
  let verdict: Verdict | null = null;
  let about: string | null = null;
  let kind = `${plan.profile}/starting${plan.from === "work" ? " at work" : ""}`;
  try {
    let atMs = Date.now();
    if (plan.victim === null) await killWhileStarting(profileDir, plan.from === "work" ? workSeen(profileDir, COMPACTION_LIMIT_MS, plan.afterMs) : passMs(plan.afterMs));
    else {
      const killed = await killWhileEditing({ plan, victim: plan.victim, life, random, failures });
      atMs = killed.atMs;
      about = killed.about;
      kind = `${plan.profile}/${killed.whom}${plan.from === "work" ? " at work" : ""}`;
    }
    const forestDir = await forestDirIn(profileDir);
    if (forestDir !== null) {
      const disk = await readCrashDisk(forestDir);
      failures.push(...disk.problems);
      if (disk.others < life.others) failures.push(`${disk.others} of ${life.others} other points are left`);
      life.others = Math.max(life.others, disk.others);
      if (disk.checkpoints > 0) kind += ", compacted";
      verdict = witness.judge(disk.points, atMs);
    }
  } catch (cause) {
    failures.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
  return { kind, verdict, failures, about };
}

interface Editing { readonly plan: Plan; readonly victim: Victim; readonly life: Life; readonly random: SeededRandom; readonly failures: string[] }

interface Killed { readonly atMs: number; readonly whom: string }

async function killWhileEditing({ plan, victim, life, random, failures }: Editing): Promise<Killed & Pick<Outcome, "about">> {
  const app = await startCrashApp(life.profileDir);
  try {
    const usableMs = await usableAfterMs(life.profileDir) ?? app.startedInMs;
    if (usableMs > START_LIMIT_MS) failures.push(`usable only after ${usableMs} ms`);
    if ((await forestDirIn(life.profileDir)) === null) await plantFirstForest(app.page);
    const ear = new Ear(life.witness, failures);
    await app.edit({ seed: random.below(1_000_000), ...life.witness.outset }, ear.hear);
    await ear.next("made", FIRST_EDIT_LIMIT_MS);
    await (plan.from === "work" ? workSeen(life.profileDir, BACKUP_LIMIT_MS, plan.afterMs) : passMs(plan.afterMs));
    const killed = await killAs(app, victim, random, ear);
    return { ...killed, about: ear.about(killed.atMs) };
  } finally {
    await app.end();
  }
}

async function killAs(app: CrashApp, victim: Victim, random: SeededRandom, ear: Ear): Promise<Killed> {
  const choose = <T>(from: readonly T[]): T | undefined => random.pick(from);
  const killed = app.kill(victim, choose);
  ear.isOpen = victim === "utility";
  if (victim === "renderer") {
    // What the page had sent is still being written; the app offers to reload it, and is then ended by the session.
    await passMs(random.below(400));
    await app.leaves();
  }
  if (victim !== "utility") return killed;
  // The app must go on without it, or with another one in its place; then it dies as a whole.
  await ear.next("acked", GOES_ON_LIMIT_MS);
  await passMs(random.below(800));
  const { atMs } = app.kill(random.chance(0.5) ? "main" : "group", choose);
  ear.isOpen = false;
  return { atMs, whom: `${killed.whom}, then all` };
}

/** Hands the page's messages to the witness and lets a run wait for one. */
class Ear {
  /** Closed at the kill that counts: a "stuck" that follows from it is no news. */
  isOpen = true;
  private waits: string | null = null;
  private heardAtMs = 0;
  private waiting: { readonly kind: PageMessage["kind"]; done(): void; fail(why: Error): void } | null = null;

  constructor(private readonly witness: CrashWitness, private readonly failures: string[]) {}

  readonly hear = (message: PageMessage, receivedAtMs: number): void => {
    // Also after the kill: what the page said before it is on its way.
    this.witness.hear(message, receivedAtMs);
    if (message.kind === "not-shown") this.failures.push(`the outline should ${message.expected === null ? "not show" : "show"} ${message.expected ?? message.key}`);
    if (message.kind === "not-made" && this.isOpen) this.failures.push(`edit ${message.edit} did not come about: ${message.why}`);
    if (this.isOpen) this.heardAtMs = receivedAtMs;
    if (message.kind === "waits") this.waits = message.what;
    // Whatever it waited for has come.
    if (message.kind === "planned") this.waits = null;
    if (message.kind === "stuck" && this.isOpen) {
      const why = `the page is stuck: ${message.why}`;
      if (this.waiting === null) this.failures.push(why);
      else this.waiting.fail(new Error(why));
    }
    if (this.waiting?.kind === message.kind) this.waiting.done();
  };

  /** A page that is silent for long and waits for nothing is blocked. */
  about(killedAtMs: number): string {
    return `it was heard last ${Math.max(0, killedAtMs - this.heardAtMs)} ms before the kill${this.waits === null ? "" : `, and waited for ${this.waits}`}`;
  }

  next(kind: PageMessage["kind"], limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { this.waiting?.fail(new Error(`no "${kind}" from the page within ${limitMs} ms`)); }, limitMs);
      const end = (act: () => void) => (): void => {
        clearTimeout(timer);
        this.waiting = null;
        act();
      };
      this.waiting = { kind, done: end(resolve), fail: (why) => { end(() => reject(why))(); } };
    });
  }
}

const passMs = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** So many milliseconds after a file of a compaction or a backup has appeared, or after the limit. */
async function workSeen(profileDir: string, limitMs: number, afterMs: number): Promise<void> {
  const before = await workFiles(profileDir);
  for (const deadlineMs = performance.now() + limitMs; performance.now() < deadlineMs; await passMs(WORK_POLL_MS)) {
    if ((await workFiles(profileDir)) !== before) return passMs(afterMs);
  }
}

async function workFiles(profileDir: string): Promise<string> {
  const forestDir = await forestDirIn(profileDir) ?? profileDir;
  const folders = [join(forestDir, "checkpoints"), join(forestDir, "archive"), join(forestDir, "log"), join(profileDir, "backups"), join(profileDir, "backups", basename(forestDir))];
  return JSON.stringify(await Promise.all(folders.map((folder) => readdir(folder).catch(() => null))));
}

/** The only forest of the profile; null before it has been planted. */
async function forestDirIn(profileDir: string): Promise<string | null> {
  const forestsDir = join(profileDir, "forests");
  const names = await readdir(forestsDir).catch(() => []);
  const found = names.find((name) => name.startsWith("fr_"));
  return found === undefined ? null : join(forestsDir, found);
}

/** What the app itself says of its last start; null when it has not said anything. */
async function usableAfterMs(profileDir: string): Promise<number | null> {
  const text = await readFile(join(profileDir, "logs", "main.log"), "utf8").catch(() => "");
  const last = [...text.matchAll(/usable in (\d+) ms/g)].at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

/** What a run has to say beyond its numbers: everything needed to look into a loss, and what may explain a long window. */
function remarks(seed: number, plan: Plan, life: Life, outcome: Outcome): string[] {
  const { kind, verdict, failures, about } = outcome;
  const where = `run ${plan.run} of seed ${seed} (${kind}, ${plan.afterMs} ms after the ${plan.from})`;
  const lines: string[] = [];
  if (verdict !== null && verdict.unackedMs > TOLD_FROM_MS) {
    const busy = verdict.busyMs === null ? "killed while the page was still busy with the oldest" : `the page was busy with the oldest for ${verdict.busyMs} ms`;
    lines.push(`crash: ${where} lost ${verdict.unackedLost} unacknowledged edits of the last ${verdict.unackedMs} ms; ${busy}; ${about ?? "nobody was editing"}; load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  }
  if (!isBad(outcome)) return lines;
  return [
    ...lines,
    `crash: ${where} went wrong; the profile is kept in ${life.profileDir}`,
    ...(verdict?.ackedLost ?? []).map((loss) => `  acknowledged and lost: edit ${loss.edit} ${loss.what} ${JSON.stringify(loss.changes)}`),
    ...failures.map((failure) => `  ${failure}`),
  ];
}
