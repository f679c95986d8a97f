import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { launchOverCdp } from "#tests/support/launchOverCdp.ts";
import { systemChromium } from "#tests/support/systemChromium.ts";
import { findMainThread, type MainThread } from "./mainThread.ts";
import type { BuiltBench } from "./buildBenchPage.ts";

export const BROWSERS = ["electron", "chromium"] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface BenchBrowser {
  readonly page: Page;
  readonly version: string;
  /** A page without a past: loads it again and finds its thread. */
  fresh(): Promise<MainThread>;
  /** Ends it even when its page hangs. */
  dispose(): Promise<void>;
}

/** As the product is tested: no graphics card. WebGL (for sigma, whose drawing is stubbed) then needs to be allowed. A page that was left is gone. */
const FLAGS = ["--disable-gpu", "--enable-unsafe-swiftshader", "--disable-back-forward-cache"];
const QUIET_FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const ROOT_FLAGS = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export async function openBrowser(name: BrowserName, built: BuiltBench, url: string): Promise<BenchBrowser> {
  const opened = await (name === "electron" ? openElectron(built, url) : openChromium());
  const { page } = opened;
  return {
    ...opened,
    async fresh() {
      await page.goto(url);
      await page.waitForSelector("[data-usable]");
      return await findMainThread(page);
    },
  };
}

type Opened = Omit<BenchBrowser, "fresh">;

async function openElectron({ electronDir }: BuiltBench, url: string): Promise<Opened> {
  const command = process.env["ELECTRON_PATH"];
  if (command === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run bench");
  const profileDir = await mkdtemp(join(tmpdir(), "graph-bench-"));
  const app = await launchOverCdp({ command, args: [...ROOT_FLAGS, ...FLAGS, `--user-data-dir=${profileDir}`, electronDir], env: { GRAPH_BENCH_URL: url } });
  const version = await app.page.evaluate(() => /Chrome\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? "");
  return {
    page: app.page, version,
    dispose: async () => {
      await app.kill();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function openChromium(): Promise<Opened> {
  const browser = await chromium.launch({ executablePath: systemChromium(), args: [...ROOT_FLAGS, ...FLAGS, ...QUIET_FLAGS] });
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  return { page, version: `Chrome/${browser.version()}`, dispose: () => browser.close() };
}
