import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildNotePage } from "#tests/support/buildNotePage.ts";
import { hostileHtml, hostileMarkdown, mutate } from "#tests/support/hostilePastes.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { serveRenderer, type RendererServer } from "#tests/support/serveRenderer.ts";
import { systemChromium } from "#tests/support/systemChromium.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const PASTES = 1_000;
const PER_BATCH = 25;
const SEED = Number(process.env["SEED"] ?? 1);

// A real browser and the real editor: what the cleaning leaves is put into a page that would run it.
describe("hostile text that is pasted into a note", () => {
  let outDir: string;
  let server: RendererServer;
  let browser: Browser;
  let page: Page;
  const seen: string[] = [];

  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), "forest-paste-"));
    await buildNotePage(outDir);
    server = await serveRenderer(outDir);
    browser = await chromium.launch({ executablePath: systemChromium(), args: FLAGS });
    // Without the policy that would stop what slips through: it must not slip through.
    page = await browser.newPage({ locale: "zh-CN", bypassCSP: true });
    page.on("pageerror", (error) => seen.push(`error: ${error.stack ?? String(error)}`));
    page.on("dialog", (dialog) => {
      seen.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("framenavigated", (frame) => { if (frame !== page.mainFrame() || !frame.url().startsWith(server.url)) seen.push(`frame: ${frame.url()}`); });
    await page.goto(server.url);
    await page.locator(".ProseMirror").click();
    // Parts of the page itself may still come.
    const own = new URL("assets/", server.url).href;
    page.on("request", (request) => { if (!request.url().startsWith(own)) seen.push(`request: ${request.url()}`); });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  });

  it.each([["HTML", hostileHtml], ["Markdown", hostileMarkdown]] as const)(`runs nothing, fetches nothing and goes on: ${PASTES} mutations of %s`, async (kind, make) => {
    const type = kind === "HTML" ? "text/html" : "text/plain";
    for (let from = 0; from < PASTES; from += PER_BATCH) {
      const texts = Array.from({ length: PER_BATCH }, (_, at) => {
        const random = seededRandom(SEED + from + at);
        return mutate(make(random), random);
      });
      const unsafe = await page.evaluate(pasteAll, { texts, type });
      expect(unsafe, `seeds from ${SEED + from}`).toEqual([]);
    }
    expect(seen).toEqual([]);
    await page.locator(".ProseMirror").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("还活着");
    expect(await page.evaluate(() => window.notePage?.text())).toContain("还活着");
  }, 600_000);
});

/** Runs in the page: pastes each text, then looks for what must not stand in a note. */
function pasteAll({ texts, type }: { readonly texts: readonly string[]; readonly type: string }): string[] {
  const editor = document.querySelector<HTMLElement>(".ProseMirror");
  if (editor === null) return ["the editor is gone"];
  const unsafe: string[] = [];
  for (const text of texts) {
    editor.focus();
    document.getSelection()?.selectAllChildren(editor);
    const data = new DataTransfer();
    data.setData(type, text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    for (const element of editor.querySelectorAll("script, iframe, object, embed, form, base, meta, link, style, svg:not(.lucide)")) unsafe.push(element.outerHTML.slice(0, 200));
    for (const element of editor.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "srcdoc" || ((name === "href" || name === "src") && !/^(https?:|mailto:|attachment:|blob:)/i.test(value))) unsafe.push(`${name}=${value.slice(0, 200)}`);
      }
    }
  }
  return unsafe;
}
