import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import type { BenchFigure } from "#scripts/bench.ts";
import { prepareRun } from "#scripts/prepareRun.mjs";
import { launchApp } from "#tests/support/launchApp.ts";
import { timeColdStart } from "#tests/support/timeColdStarts.ts";
import { makeProfile, type MadeProfile } from "./notes/makeNotes.ts";

const POINTS = 10_000;
const NOTES = 10_000;
const STARTS = 9;
const OPENED = 60;
const LONG_NOTE_LETTERS = 100_000;
const TYPED = 200;

type Report = (figure: BenchFigure) => void;

/** What 10,000 notes cost: opening the forest, opening one of them, and typing in a very long one. In the real app. */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "forest-notes-"));
  try {
    const without = await makeProfile(join(folder, "without"), { points: POINTS, notes: 0 });
    const withNotes = await makeProfile(join(folder, "with"), { points: POINTS, notes: NOTES, longNoteLetters: LONG_NOTE_LETTERS });
    await compareOpening(report, without, withNotes);
    await openAndType(report, withNotes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From starting the app to a usable forest, by turns, so that a busy machine slows both. */
async function compareOpening(report: Report, without: MadeProfile, withNotes: MadeProfile): Promise<void> {
  const { runtime, env, close } = await prepareRun();
  try {
    const times = { without: [] as number[], with: [] as number[] };
    for (let turn = 0; turn <= STARTS; turn += 1) {
      for (const [name, { profileDir }] of turn % 2 === 0 ? ([["without", without], ["with", withNotes]] as const) : ([["with", withNotes], ["without", without]] as const)) {
        const args = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")];
        const tookMs = await timeColdStart(runtime.executablePath, args, env);
        if (turn > 0) times[name].push(tookMs);
      }
    }
    report({ metric: "openWith10kNotes.vsWithout", value: round(quantile(times.with, 0.5) / quantile(times.without, 0.5)), unit: "ratio", target: "<=1.1", against: "the same forest without notes, started by turns" });
    report({ metric: "openWith10kNotes.ms", value: Math.round(quantile(times.with, 0.5)), unit: "ms" });
    report({ metric: "openWithoutNotes.ms", value: Math.round(quantile(times.without, 0.5)), unit: "ms" });
  } finally {
    close();
  }
}

async function openAndType(report: Report, { profileDir, pointIds, firstTitle }: MadeProfile): Promise<void> {
  const { runtime, env, close } = await prepareRun();
  Object.assign(process.env, env, { ELECTRON_PATH: runtime.executablePath });
  const app = await launchApp({ profileDir });
  try {
    const { page } = app;
    await page.getByRole("tree").waitFor();
    await openNotes(page, pointIds.length);
    const { documentMs, mountedMs, firstMs } = await timeOpening(page);
    report({ metric: "openNote.p95Ms", value: round(quantile(documentMs, 0.95)), unit: "ms", target: "<=20" });
    report({ metric: "openNote.mountedP95Ms", value: round(quantile(mountedMs, 0.95)), unit: "ms", target: "<=120" });
    report({ metric: "openNote.firstMs", value: round(firstMs), unit: "ms" });
    const typed = await timeTyping(page, firstTitle);
    report({ metric: "type100kChars.p95Ms", value: round(quantile(typed, 0.95)), unit: "ms", target: "<=16" });
    report({ metric: "type100kChars.p50Ms", value: round(quantile(typed, 0.5)), unit: "ms" });
  } finally {
    await app.kill();
    await app.dispose();
    close();
  }
}

/** Waits until the index knows every note: opening one is measured, not what the first minute is busy with. */
async function openNotes(page: Page, notes: number): Promise<void> {
  await page.getByRole("button", { name: "笔记", exact: true }).click();
  await page.locator("[data-panel=notes] [role=option]").first().waitFor({ timeout: 120_000 });
  await page.waitForFunction((count) => Number(/\d[\d,]*/.exec(document.querySelector("[data-panel=notes] h2 small")?.textContent ?? "")?.[0].replace(/,/g, "") ?? 0) >= count, notes, { timeout: 120_000 });
}

interface Opening { readonly documentMs: number[]; readonly mountedMs: number[]; readonly firstMs: number }

/** From the key that chooses a note in the list to its words in the editor, painted; and of that, until its document was there (`notes.open`, by the app's own mark). */
async function timeOpening(page: Page): Promise<Opening> {
  const list = page.locator("[data-panel=notes] [role=listbox]");
  await page.evaluate(() => {
    const opened: number[] = [];
    Object.assign(window, { openedMs: opened });
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const startedAtMs = performance.now();
      const before = document.querySelector(".ProseMirror");
      // As a method: a function that is given a name is wrapped by what runs this file, in words the page does not know.
      const watch = {
        look(): void {
          const editor = document.querySelector(".ProseMirror");
          if (editor === null || editor === before || editor.textContent === "") requestAnimationFrame(() => { watch.look(); });
          else opened.push(performance.now() - startedAtMs);
        },
      };
      watch.look();
    }, { capture: true });
  });
  for (let at = 0; at <= OPENED; at += 1) {
    await list.focus();
    await list.press("ArrowDown");
    await list.press("Enter");
    await page.waitForFunction((count) => (window as unknown as { openedMs: number[] }).openedMs.length > count, at);
  }
  const mountedMs = await page.evaluate(() => (window as unknown as { openedMs: number[] }).openedMs);
  const documentMs = await page.evaluate(() => performance.getEntriesByName("notes.open").map(({ duration }) => duration));
  const [firstMs = 0] = mountedMs;
  return { documentMs: documentMs.slice(-OPENED), mountedMs: mountedMs.slice(1), firstMs };
}

/** How long the page is busy with one sign typed into the middle of a note of 100,000: script, style and layout. */
async function timeTyping(page: Page, title: string): Promise<number[]> {
  await openLongNote(page, title);
  const editor = page.locator(".ProseMirror");
  await editor.locator("p").nth(400).click();
  await page.evaluate(() => {
    const spent: number[] = [];
    Object.assign(window, { spentMs: spent });
    document.addEventListener("keydown", () => {
      const startedAtMs = performance.now();
      // After the input event, and everything that answers it, in the same task.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        document.body.getBoundingClientRect();
        spent.push(performance.now() - startedAtMs);
      };
      channel.port2.postMessage(null);
    }, { capture: true });
  });
  for (let at = 0; at < TYPED; at += 1) {
    await page.keyboard.press("x");
    // The next sign comes when this one is done: keys go before all else in the page, and one that is held back by the next would be counted with it.
    await page.waitForFunction((count) => (window as unknown as { spentMs: number[] }).spentMs.length > count, at);
  }
  return page.evaluate(() => (window as unknown as { spentMs: number[] }).spentMs);
}

/** The longest note is the first point's, which stands at the top of the outline. */
async function openLongNote(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "森林", exact: true }).click();
  await page.getByRole("treeitem", { name: title }).first().click();
  await page.keyboard.press("Control+e");
  await page.waitForFunction((letters) => (document.querySelector(".ProseMirror")?.textContent?.length ?? 0) >= letters, LONG_NOTE_LETTERS * 0.9);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number): number => Math.round(value * 100) / 100;
