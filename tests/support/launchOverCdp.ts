import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { chromium, type Page } from "playwright-core";
import { withHandshake } from "./withHandshake.ts";

export interface CdpLaunch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>> | undefined;
}

export interface CdpApp {
  readonly page: Page;
  /** Of the main process. */
  readonly pid: number;
  readonly problems: string[];
  /** Asks the app to end, as a session that logs out does, and waits until it has. */
  quit(): Promise<void>;
  /** SIGKILL to the main process. */
  kill(): Promise<void>;
  /** Settles when the main process has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  dispose(): Promise<void>;
}

const MAX_STDERR_LINES = 40;
const SHOWN_LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 20;

/**
 * Starts the app as it is handed out: no inspector in the main process, no switch of a test tool. Only the page is driven, over the port
 * that Chromium opens by itself.
 */
export async function launchOverCdp({ command, args, env }: CdpLaunch): Promise<CdpApp> {
  const child = spawn(command, [...args, "--remote-debugging-port=0"], { env: { ...process.env, LANG: "zh_CN.UTF-8", ...env }, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  try {
    const address = await debuggerAddress(child);
    await pageIsShown(address);
    const browser = await withHandshake((timeout) => chromium.connectOverCDP(address, { noDefaults: true, timeout }));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("the app has no page");
    const page = context.pages()[0] ?? await context.waitForEvent("page");
    const problems: string[] = [];
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    page.on("pageerror", (error) => problems.push(String(error)));
    // What it complained of before anybody listened.
    problems.push(...(await page.consoleMessages({ filter: "all" })).filter((message) => message.type() === "error").map((message) => message.text()));
    problems.push(...(await page.pageErrors({ filter: "all" })).map(String));
    await page.waitForSelector("[data-usable]");
    const quit = async (): Promise<void> => {
      child.kill("SIGTERM");
      await ended;
    };
    const kill = async (): Promise<void> => {
      child.kill("SIGKILL");
      await ended;
    };
    return { page, pid: child.pid ?? 0, problems, quit, kill, ended, dispose: async () => { if (child.exitCode === null && child.signalCode === null) await quit(); } };
  } catch (cause) {
    child.kill("SIGKILL");
    throw cause;
  }
}

/**
 * Waits until the window has its page. A debugger that attaches while the first page is on its way is now and then never answered (see withHandshake), and
 * twenty seconds are gone; the list of pages is told without attaching to any.
 */
async function pageIsShown(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  for (const deadlineMs = performance.now() + SHOWN_LIMIT_MS; performance.now() < deadlineMs;) {
    // SAFETY: what Chromium's own list of pages looks like.
    const pages = await (await fetch(list)).json() as readonly { readonly title: string; readonly url: string }[];
    // An address stands for a title until the page is read.
    if (pages.some(({ title, url }) => title !== "" && title !== url)) return;
    await new Promise((resolve) => { setTimeout(resolve, LOOK_AGAIN_MS); });
  }
  throw new Error("the window shows no page");
}

/** Reads on after the address came: a full pipe would hold the app up. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stderr === null) throw new Error("stderr is not piped");
    const seen: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (seen.length < MAX_STDERR_LINES) seen.push(line);
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`the app ended with ${code ?? signal}:\n${seen.join("\n")}`)));
  });
}
