import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { launchOverCdp } from "./launchOverCdp.ts";

export interface LaunchOptions {
  /** Profile folder; a fresh one is made (and removed by `dispose`) when absent. */
  readonly profileDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Size of the page in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  /** Another window lies over this one: it is to be drawn all the same. */
  readonly besideOthers?: boolean;
}

const DRAWN_WHEN_COVERED = ["--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding", "--disable-features=CalculateNativeWinOcclusion"];

export interface RunningApp {
  readonly page: Page;
  readonly profileDir: string;
  /** Console errors and CSP violations seen so far; a test asserts that it stays empty. */
  readonly problems: string[];
  /** Closes the window the way a person does and waits for the process to end. */
  quit(): Promise<void>;
  /** Ends the whole app without a word, as a power cut does. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

const DEFAULT_SIZE = { width: 1280, height: 800 };

/** Starts the real app on the runtime the runner chose (ELECTRON_PATH), with a profile of its own. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const command = process.env["ELECTRON_PATH"];
  if (command === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), "forest-e2e-")));
  const app = await launchOverCdp({
    command,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", ...(options.besideOthers === true ? DRAWN_WHEN_COVERED : []), `--user-data-dir=${profileDir}`, resolve(".")],
    env: options.env,
  });
  const { page } = app;
  await page.emulateMedia({ colorScheme: options.colorScheme ?? "light" });
  await page.setViewportSize(options.size ?? DEFAULT_SIZE);
  return {
    page, profileDir, problems: app.problems, kill: app.kill,
    quit: async () => {
      await page.evaluate(() => { window.close(); });
      await app.ended;
    },
    dispose: async () => {
      await app.dispose();
      if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true });
    },
  };
}
