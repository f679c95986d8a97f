import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildNotePage } from "#tests/support/buildNotePage.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { serveRenderer, type RendererServer } from "#tests/support/serveRenderer.ts";
import { systemChromium } from "#tests/support/systemChromium.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows"];
const STEPS = 2_000;
const SEED = Number(process.env["SEED"] ?? 20_261_122);
/** Every sign that is committed is another one, so that a lost or doubled one shows. */
const FIRST_SIGN = 0x4e00;
const CARET_KEYS: readonly [CaretKey, ...CaretKey[]] = [{ key: "ArrowLeft", code: 37 }, { key: "ArrowRight", code: 39 }, { key: "Home", code: 36 }, { key: "End", code: 35 }];
const PINYIN: readonly [string, ...string[]] = ["ni", "nihao", "ren'xing", "zhi", "zhihui", "sheng'zhang", "wo", "women"];

interface CaretKey { readonly key: string; readonly code: number }
interface Typist { readonly page: Page; readonly session: CDPSession; composing: boolean; readonly waiting: string[]; deleted: number }

// Two windows of one note; what is typed goes through the browser's own input-method protocol, what the other types arrives in the middle of it.
describe("two people who write Chinese in one paragraph", () => {
  let outDir: string;
  let server: RendererServer;
  let browser: Browser;
  let typists: [Typist, Typist];
  const problems: string[] = [];

  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), "forest-note-"));
    await buildNotePage(outDir);
    server = await serveRenderer(outDir);
    browser = await chromium.launch({ executablePath: systemChromium(), args: FLAGS });
    const openTypist = async (): Promise<Typist> => {
      const page = await (await browser.newContext({ locale: "zh-CN", viewport: { width: 1000, height: 700 } })).newPage();
      page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(server.url);
      const session = await page.context().newCDPSession(page);
      // Each window believes to be the one in front: both may be in the middle of a word.
      await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
      await page.locator(".ProseMirror").click();
      return { page, session, composing: false, waiting: [], deleted: 0 };
    };
    typists = [await openTypist(), await openTypist()];
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  });

  const textOf = ({ page }: Typist): Promise<string> => page.evaluate(() => window.notePage?.text() ?? "");

  /** Takes what was written on each side, and lets the other have some of what waits for it. */
  async function carry(all: boolean, share: () => number): Promise<void> {
    for (const [at, typist] of typists.entries()) {
      const written = await typist.page.evaluate(() => window.notePage?.takeChanges() ?? []);
      typists[1 - at]?.waiting.push(...written);
    }
    for (const typist of typists) {
      const count = all ? typist.waiting.length : Math.floor(share() * (typist.waiting.length + 1));
      const arriving = typist.waiting.splice(0, count);
      if (arriving.length > 0) await typist.page.evaluate((changes) => { window.notePage?.apply(changes); }, arriving);
    }
  }

  async function press(session: CDPSession, { key, code }: CaretKey): Promise<void> {
    for (const type of ["rawKeyDown", "keyUp"] as const) await session.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: code });
  }

  it(`loses and doubles no sign in ${STEPS} random steps, and both end with the same text`, async () => {
    const { next: random, below } = seededRandom(SEED);
    const pick = <T,>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];
    let nextSign = FIRST_SIGN;
    const committed: string[] = [];
    const signs = (count: number): string => {
      const text = String.fromCodePoint(...Array.from({ length: count }, (_, at) => nextSign + at));
      nextSign += count;
      committed.push(...text);
      return text;
    };
    for (let step = 0; step < STEPS; step += 1) {
      const typist = pick(typists);
      const { session } = typist;
      const roll = random();
      if (typist.composing) {
        if (roll < 0.55) {
          const text = pick(PINYIN);
          await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        } else if (roll < 0.92) {
          await session.send("Input.insertText", { text: signs(1 + Math.floor(random() * 3)) });
          typist.composing = false;
        } else {
          await session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
          typist.composing = false;
        }
      } else if (roll < 0.6) {
        const text = pick(PINYIN).slice(0, 1);
        await session.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
        typist.composing = true;
      } else if (roll < 0.75) await session.send("Input.insertText", { text: signs(1) });
      else if (roll < 0.95) await press(session, pick(CARET_KEYS));
      else {
        const before = (await textOf(typist)).length;
        await press(session, { key: "Backspace", code: 8 });
        typist.deleted += before - (await textOf(typist)).length;
      }
      if (random() < 0.5) await carry(false, random);
    }
    for (const typist of typists) {
      if (typist.composing) await typist.session.send("Input.insertText", { text: signs(1) });
      typist.composing = false;
    }
    await carry(true, random);
    await carry(true, random);
    const [first = "", second = ""] = await Promise.all(typists.map(textOf));
    const states = await Promise.all(typists.map(({ page }) => page.evaluate(() => window.notePage?.state())));
    expect(states[0]).toBe(states[1]);
    expect(first).toBe(second);
    const left = [...first.replace(/\n/g, "")];
    expect(left.filter((sign) => !committed.includes(sign)), `foreign signs, seed ${SEED}`).toEqual([]);
    expect(new Set(left).size, `doubled signs, seed ${SEED}`).toBe(left.length);
    // What both deleted at the same time is gone once.
    const deleted = typists.reduce((sum, typist) => sum + typist.deleted, 0);
    const gone = committed.length - left.length;
    expect(gone, `lost signs, seed ${SEED}`).toBeLessThanOrEqual(deleted);
    expect(left.length).toBeGreaterThan(STEPS / 8);
    expect(problems).toEqual([]);
  }, 600_000);
});
