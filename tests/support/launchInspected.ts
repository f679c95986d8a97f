import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { withHandshake } from "./withHandshake.ts";

/**
 * The app with an inspector in its main process, for what only the main process can tell (window preferences, number of windows).
 * Everything else uses `launchApp`, which drives the app as it is handed out.
 */
export async function launchInspected(): Promise<{ readonly app: ElectronApplication; readonly page: Page; dispose(): Promise<void> }> {
  const executablePath = process.env["ELECTRON_PATH"];
  if (executablePath === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
  const profileDir = await mkdtemp(join(tmpdir(), "forest-e2e-"));
  const app = await withHandshake((timeout) => _electron.launch({
    executablePath,
    timeout,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")],
    env: Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)),
  }));
  const page = await app.firstWindow();
  await page.waitForSelector("[data-usable]");
  const dispose = async (): Promise<void> => {
    await app.close();
    await rm(profileDir, { recursive: true, force: true });
  };
  return { app, page, dispose };
}
