import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";

export interface LaunchOptions {
  /** Profile folder; a fresh one is made (and removed by `dispose`) when absent. */
  readonly profileDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Size of the content area in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profileDir: string;
  /** Console errors and CSP violations seen so far; a test asserts that it stays empty. */
  readonly problems: string[];
  /** Closes the window the way a person does and waits for the process to end. */
  quit(): Promise<void>;
  dispose(): Promise<void>;
}

const runAsRoot = process.getuid?.() === 0;

/** Starts the real app on the runtime the runner chose (ELECTRON_PATH) with a profile of its own. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const executablePath = process.env["ELECTRON_PATH"];
  if (executablePath === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), "forest-e2e-")));
  const app = await _electron.launch({
    executablePath,
    args: [...(runAsRoot ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, ...(options.args ?? []), resolve(".")],
    env: { ...withoutUndefined(process.env), LANG: "zh_CN.UTF-8", ...options.env },
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
  });
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  const { width, height } = options.size ?? { width: 1280, height: 800 };
  await app.evaluate(({ BrowserWindow }, size) => { BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height); }, { width, height });
  await page.waitForSelector("[data-usable]");
  // Asked for now: once the app has ended, playwright no longer answers.
  const electronProcess = app.process();
  const ended = new Promise<void>((done) => electronProcess.once("exit", () => done()));
  const quit = async (): Promise<void> => {
    await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.close(); });
    await ended;
  };
  return {
    app, page, profileDir, problems, quit,
    dispose: async () => {
      if (electronProcess.exitCode === null) await app.close();
      if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true });
    },
  };
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
