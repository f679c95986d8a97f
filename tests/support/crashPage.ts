import { element, fieldTrouble, fill, level, outcomeOf, press, rows, selectedRow, seen, titleField, tree, type Row } from "./crashOutline.ts";
import type { Change, KnownPoint, PageMessage, PageStart, PointKey } from "./crashTypes.ts";
import { seededRandom, type SeededRandom } from "./seededRandom.ts";

/**
 * Runs inside the app's page, put there by the debugger: edits the forest through the outline as a quick person does, and watches the save light.
 *
 * When is an edit acknowledged? When the light says "written" *after* the edit. Nothing here may count one too early (the run would accuse the app of a
 * loss that was none) or on grounds a person does not see:
 *  - The light is drawn from the save state's current value (useSyncExternalStore), so a mutation to "written" proves that at the moment of that commit
 *    nothing was pending: everything made before it is on disk.
 *  - The observer is called in a microtask after the commit. Edits are made first thing in a task of their own, straight in the event handler of a message
 *    port, never in a microtask. A task begins with no microtask waiting; so no edit can slip in between a commit and its observation.
 *  - An edit is counted before it is made, in the same task. Until React has drawn "writing", the old "written" still stands in the page; that is no
 *    mutation, so it acknowledges nothing.
 *  - Should "written" come and go without being drawn, it is not counted: nobody has seen it. Too late at worst, which makes the verdict milder by one edit.
 * The observer is earlier than the screen (it does not wait for the paint): what it counts is stricter than what eyes see.
 *
 * When is an edit made? When its key has reached the field or the row it was meant for and the app has taken it. One that has not is no edit that could be lost:
 * it is taken back and told as a failure of its own, with what is to be seen, for it is either this driver's mistake or the app's.
 */

declare global {
  interface Window { crashWitness?(message: string): void }
}

const BURST_CHANCE = 0.78;
const PAUSE_MS = 420;
const PATIENCE_MS = 5_000;
const POLL_MS = 4;
/** Whoever waits longer for the page to answer says so: it may explain a long window. */
const TOLD_AFTER_MS = 300;
const SAMPLES = 3;

const tell = (message: PageMessage): void => { window.crashWitness?.(JSON.stringify(message)); };

const port = new MessageChannel();
/** Runs `act` as the first and only thing of a task of its own. */
function inOwnTask<T>(act: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    port.port1.onmessage = () => {
      try {
        resolve(act());
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    };
    port.port2.postMessage(null);
  });
}

const passMs = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

async function waitFor<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
  const fromMs = performance.now();
  for (let isTold = false; performance.now() < fromMs + PATIENCE_MS; await passMs(POLL_MS)) {
    const found = await inOwnTask(find);
    if (found !== null && found !== undefined && found !== false) return found;
    if (isTold || performance.now() < fromMs + TOLD_AFTER_MS) continue;
    isTold = true;
    tell({ kind: "waits", what: `${what}; ${seen()}` });
  }
  throw new Error(`waited in vain for ${what}; ${seen()}`);
}

/** The app has not seen the edit, or refused it. */
class NotMade extends Error {}

interface Deed {
  readonly what: string;
  readonly changes: readonly Change[];
  /** Why it cannot be done at this moment; null when it can. Asked in the same task, right before. */
  hindrance?(): string | null;
  /** Presses the key; whether somebody took it. */
  act(): boolean;
  /** Waits until it is to be seen. Throws NotMade when it never will be. */
  settle?(): Promise<void>;
}

class Person {
  private readonly points = new Map<PointKey, { title: string; parentKey: PointKey | null }>();
  private readonly random: SeededRandom;
  private edit: number;
  private made: number;
  private acked = 0;
  /** How to take the last edit back in the model; null when there is nothing that we may undo. */
  private undoable: readonly Change[] | null = null;
  private justAddedBeside: PointKey | null = null;

  constructor(private readonly start: PageStart) {
    this.random = seededRandom(start.seed);
    this.edit = start.firstEdit;
    this.made = start.firstEdit - 1;
    for (const { key, title, parentKey } of start.points) this.points.set(key, { title, parentKey });
  }

  async work(): Promise<void> {
    await waitFor("an outline", () => document.querySelector("[data-panel=outline] [role=tree]"));
    this.watchLight();
    await this.lookAround();
    tell({ kind: "ready" });
    for (;;) {
      await this.oneEdit().catch((thrown: unknown) => this.takeBack(thrown));
      const pauseMs = this.random.chance(BURST_CHANCE) ? this.random.below(16) : 40 + this.random.below(PAUSE_MS);
      await passMs(pauseMs);
    }
  }

  /** Says what became of an edit that was none, and goes on with the next. Its number is not used again: should it come about after all, it is still known. */
  private async takeBack(thrown: unknown): Promise<void> {
    if (!(thrown instanceof NotMade)) throw thrown;
    tell({ kind: "not-made", edit: this.edit, why: `${thrown.message}; ${seen()}` });
    this.edit += 1;
    await inOwnTask(() => { press(titleField() ?? tree(), "Escape"); });
    await waitFor("no field to be open", () => titleField() === null);
  }

  private watchLight(): void {
    const light = element("[role=status][data-kind]:not([role=treeitem])");
    new MutationObserver(() => {
      if (light.dataset["kind"] !== "written" || this.made <= this.acked) return;
      this.acked = this.made;
      tell({ kind: "acked", throughEdit: this.acked, atMs: Date.now() });
    }).observe(light, { attributes: true, attributeFilter: ["data-kind"] });
  }

  /** Asks the outline for some of what must be there, and for something that must not. */
  private async lookAround(): Promise<void> {
    const filter = document.querySelector<HTMLInputElement>("[data-panel=outline] input[type=search]");
    if (filter === null) throw new Error("the outline has no filter");
    for (let at = 0; at < SAMPLES; at++) {
      const point = this.random.pick(this.start.points);
      if (point !== undefined) await this.lookFor(filter, point.key, point);
    }
    const gone = this.random.pick(this.start.gone);
    if (gone !== undefined) await this.lookFor(filter, gone, null);
    await inOwnTask(() => fill(filter, ""));
  }

  private async lookFor(filter: HTMLInputElement, key: PointKey, point: KnownPoint | null): Promise<void> {
    await inOwnTask(() => fill(filter, key));
    const finds = (): boolean => filter.value === key && (point === null ? rows().every((row) => row.key !== key) : rows().some((row) => row.title === point.title));
    try {
      await waitFor(`${key} in the filter`, finds);
    } catch {
      tell({ kind: "not-shown", key, expected: point?.title ?? null });
    }
  }

  private async oneEdit(): Promise<void> {
    const selected = await this.select();
    const undoable = this.undoable;
    const beside = this.justAddedBeside;
    this.undoable = null;
    this.justAddedBeside = null;
    if (selected === null) return this.addTopLevel();
    const dice = this.random.next();
    if (undoable !== null && dice < 0.1) return this.undo(undoable);
    if (beside !== null && dice < 0.45) return this.indent(selected, beside);
    if (dice < 0.4) return this.addChild(selected);
    if (dice < 0.55) return this.addSibling(selected);
    if (dice < 0.78) return this.rename(selected);
    if (dice < 0.85) return this.outdent(selected);
    if (dice < 0.93) return this.moveElsewhere(selected);
    return this.remove(selected);
  }

  /** The selected point if it is one of ours; now and then, and when it is not, another one that is in sight. Null: none is. */
  private async select(): Promise<PointKey | null> {
    const now = await inOwnTask(selectedRow);
    const isOurs = now?.key !== null && now?.key !== undefined && this.points.has(now.key);
    if (isOurs && this.random.chance(0.8)) return now.key;
    const choice = this.random.pick(await inOwnTask(() => rows().filter((row) => row.key !== null && this.points.has(row.key))));
    if (choice?.key === null || choice?.key === undefined) return isOurs ? now.key : null;
    await this.click(choice.key);
    this.undoable = null;
    this.justAddedBeside = null;
    return choice.key;
  }

  private async click(key: PointKey): Promise<void> {
    const find = (): Row | undefined => rows().find((row) => row.key === key);
    await inOwnTask(() => find()?.element.click());
    await waitFor(`${key} to be selected`, () => find()?.isSelected);
  }

  /** Makes the edit: counted, then done, in one task. */
  private async commit({ what, changes, hindrance, act, settle }: Deed): Promise<void> {
    const edit = this.edit;
    await inOwnTask(() => {
      const hindered = hindrance?.() ?? null;
      if (hindered !== null) throw new NotMade(`could not ${what}: ${hindered}`);
      this.made = edit;
      tell({ kind: "made", edit, atMs: Date.now() });
      const isTaken = act();
      tell({ kind: "done", edit, atMs: Date.now() });
      if (!isTaken) throw new NotMade(`nobody took the key to ${what}`);
    });
    await settle?.();
    this.edit = edit + 1;
    this.undoable = what === "undo" ? null : changes.map(({ key }) => ({ key, title: this.points.get(key)?.title ?? null, parentKey: this.points.get(key)?.parentKey ?? null }));
    this.apply(changes);
  }

  private apply(changes: readonly Change[]): void {
    for (const { key, title, parentKey } of changes) {
      if (title === null) this.points.delete(key);
      else this.points.set(key, { title, parentKey });
    }
  }

  private plan(what: string, changes: readonly Change[]): readonly Change[] {
    tell({ kind: "planned", edit: this.edit, what, changes });
    return changes;
  }

  private nextTitle(): string {
    return `k${String(this.edit).padStart(6, "0")}`;
  }

  private async addTopLevel(): Promise<void> {
    // Something that is not ours is selected: without it, "new" means a new tree.
    const other = await inOwnTask(selectedRow);
    if (other !== undefined) {
      await inOwnTask(() => other.element.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true })));
      await waitFor("nothing to be selected", () => selectedRow() === undefined);
    }
    await this.addTyped("add tree", null, "n");
  }

  private async addChild(parentKey: PointKey): Promise<void> {
    await this.addTyped("add child", parentKey, "n");
  }

  private async addSibling(key: PointKey): Promise<void> {
    await this.addTyped("add sibling", this.points.get(key)?.parentKey ?? null, "Enter");
    this.justAddedBeside = key;
  }

  private async addTyped(what: string, parentKey: PointKey | null, chord: string): Promise<void> {
    const title = this.nextTitle();
    const changes = this.plan(what, [{ key: title, title, parentKey }]);
    await inOwnTask(() => press(tree(), chord));
    await this.type(title, what, changes);
    // Enter opens the row of the next point, which nobody wants here.
    const next = await waitFor(`the next row after ${what}`, titleField);
    await inOwnTask(() => press(next, "Escape"));
    await waitFor(`the row to close after ${what}`, () => titleField() === null);
    await waitFor(`${title} to be selected`, () => selectedRow()?.key === title);
  }

  /** Types into the field that has just opened, and presses Enter. */
  private async type(title: string, what: string, changes: readonly Change[]): Promise<void> {
    const field = await waitFor(`a field to ${what}`, titleField);
    const settle = async (): Promise<void> => {
      const trouble = await waitFor(`an answer to ${what}`, () => outcomeOf(field, title));
      if (trouble !== "made") throw new NotMade(`could not ${what}: ${trouble}`);
    };
    await inOwnTask(() => fill(field, title));
    await this.commit({ what, changes, settle, hindrance: () => fieldTrouble(field, title), act: () => press(field, "Enter") });
  }

  private async rename(key: PointKey): Promise<void> {
    const title = `${key} r${this.nextTitle().slice(1)}`;
    const changes = this.plan("rename", [{ key, title, parentKey: this.points.get(key)?.parentKey ?? null }]);
    await inOwnTask(() => press(tree(), "F2"));
    await this.type(title, "rename", changes);
    await waitFor("the field to close after rename", () => titleField() === null);
  }

  private async indent(key: PointKey, beside: PointKey): Promise<void> {
    await this.move("indent", key, beside, "Alt+ArrowRight");
  }

  private async outdent(key: PointKey): Promise<void> {
    const parent = this.points.get(this.points.get(key)?.parentKey ?? "");
    // None, or one of which nobody knows where it stands, so that nobody could say where this one will.
    if (parent === undefined) return this.addSibling(key);
    return this.move("outdent", key, parent.parentKey, "Alt+ArrowLeft");
  }

  /** Cuts the point and pastes it under another one in sight. */
  private async moveElsewhere(key: PointKey): Promise<void> {
    const within = new Set(this.branch(key));
    const targets = await inOwnTask(() => rows().flatMap((row) => (row.key !== null && this.points.has(row.key) && !within.has(row.key) ? [row.key] : [])));
    const target = this.random.pick(targets.filter((one) => one !== this.points.get(key)?.parentKey));
    if (target === undefined) return this.addChild(key);
    await inOwnTask(() => press(tree(), "Control+x"));
    await this.click(target);
    await this.move("cut and paste", key, target, "Control+v");
    return void (await waitFor(`${key} to be selected`, () => selectedRow()?.key === key));
  }

  private async move(what: string, key: PointKey, parentKey: PointKey | null, chord: string): Promise<void> {
    const title = this.points.get(key)?.title ?? null;
    const changes = this.plan(what, [{ key, title, parentKey }]);
    const was = await inOwnTask(() => level(key));
    await this.commit({ what, changes, act: () => press(tree(), chord) });
    // A move between levels shows in the row, as long as the row is in sight.
    const step = what === "indent" ? 1 : what === "outdent" ? -1 : null;
    if (step !== null && was !== null) await waitFor(`${key} to stand on another level after ${what}`, () => [null, was + step].includes(level(key)));
  }

  private async remove(key: PointKey): Promise<void> {
    const branch = this.branch(key);
    if (branch.some((each) => this.start.keep.includes(each))) return this.addChild(key);
    const changes = this.plan("remove", branch.map((each) => ({ key: each, title: null, parentKey: null })));
    await this.commit({ what: "remove", changes, act: () => press(tree(), "Delete") });
    await waitFor(`${key} to be gone`, () => rows().every((row) => row.key !== key));
  }

  private async undo(changes: readonly Change[]): Promise<void> {
    this.plan("undo", changes);
    await this.commit({ what: "undo", changes, act: () => press(tree(), "Control+z") });
  }

  private branch(root: PointKey): PointKey[] {
    const found = [root];
    for (const at of found) for (const [key, { parentKey }] of this.points) if (parentKey === at) found.push(key);
    return found;
  }
}

/** Called by the witness through the debugger. */
function startCrashEdits(start: PageStart): void {
  new Person(start).work().catch((thrown: unknown) => tell({ kind: "stuck", why: thrown instanceof Error ? thrown.message : String(thrown) }));
}

export type StartCrashEdits = typeof startCrashEdits;

Object.assign(window, { startCrashEdits });
