import { resolve } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveBridge } from "#tests/support/browserBridge.ts";
import type { FakeBridge } from "#tests/support/fakeBridge.ts";
import { addChild, linkSelectedTo, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { serveRenderer, type RendererServer } from "#tests/support/serveRenderer.ts";
import { systemChromium } from "#tests/support/systemChromium.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const REASON = "先看清关系的来处，才谈得上双赢。";

// The app runs on the Chromium of its Electron; this is the newest one that the system offers, so that the next Electron brings no surprise.
describe("the renderer in the system's Chromium", () => {
  let server: RendererServer;
  let browser: Browser;
  let page: Page;
  let bridge: FakeBridge;
  const problems: string[] = [];

  beforeAll(async () => {
    server = await serveRenderer(resolve("dist/renderer"));
    browser = await chromium.launch({ executablePath: systemChromium(), args: FLAGS });
    page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.exposeFunction("noteViolation", (text: string) => { problems.push(text); });
    await page.addInitScript(() => {
      const { noteViolation } = globalThis as unknown as { noteViolation(text: string): void };
      document.addEventListener("securitypolicyviolation", (event) => { noteViolation(`${event.effectiveDirective}: ${event.blockedURI}`); });
    });
    bridge = await giveBridge(page);
    await page.goto(server.url);
    await page.waitForSelector("[data-usable]");
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("is served under the policy of the app", async () => {
    const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get("content-security-policy"));
    expect(policy).toContain("default-src 'none'; script-src 'self'");
  });

  it("plants the first forest", async () => {
    await plantFirstForest(page);
    for (const wisdom of ["教育智慧", "营销智慧", "管理智慧", "逻辑智慧", "人际智慧"]) await row(page, wisdom).waitFor();
  });

  it("adds and links a point, and undoes and redoes both", async () => {
    const reason = page.locator("[data-panel=inspector]").getByText(REASON);
    await addChild(page, "溯本认知", "表象与本源");
    await linkSelectedTo(page, "双赢关系", REASON);
    await reason.waitFor();
    await page.getByRole("tree").focus();
    await page.keyboard.press("Control+z");
    await reason.waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, "表象与本源").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+z");
    await row(page, "表象与本源").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await row(page, "表象与本源").click();
    await reason.waitFor();
    await written(page);
  });

  it("finds everything again after a reload", async () => {
    await page.reload();
    await row(page, "溯本认知").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("bxyby");
    await page.getByRole("option", { name: /表象与本源/ }).click();
    await row(page, "表象与本源").waitFor();
    await page.locator("[data-panel=inspector]").getByText(REASON).waitFor();
  });

  it("had no error in the console, broke no line of the policy, and reported nothing for the log", () => {
    expect(problems).toEqual([]);
    expect(bridge.reports).toEqual([]);
  });
});
