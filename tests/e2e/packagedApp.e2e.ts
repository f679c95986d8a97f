import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { burntFuses, configuredFuses } from "#tests/support/configuredFuses.ts";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { invite, makeGroup } from "#tests/support/groupDriver.ts";
import { launchOverCdp, type CdpApp } from "#tests/support/launchOverCdp.ts";

const PACKAGE_TIMEOUT_MS = 600_000;
const executablePath = resolve("release", "linux-unpacked", "zhishisenlin");
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

describe("the packaged app", () => {
  let profileDir: string;
  let running: CdpApp | null = null;
  const start = async (): Promise<CdpApp> => {
    running = await launchOverCdp({ command: executablePath, args: [...asRoot, "--disable-gpu", `--user-data-dir=${profileDir}`] });
    return running;
  };

  beforeAll(() => {
    const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "package", "--", "--dir"], { encoding: "utf8" });
    if (status !== 0) throw new Error(`npm run package failed:\n${stdout}\n${stderr}`);
    profileDir = mkdtempSync(join(tmpdir(), "forest-packaged-"));
  }, PACKAGE_TIMEOUT_MS);
  afterAll(async () => {
    await running?.dispose();
    rmSync(profileDir, { recursive: true, force: true });
  });

  it("starts without the sources beside it and plants a forest", async () => {
    const { page, problems } = await start();
    expect(page.url()).toBe("app://forest/index.html");
    await plantFirstForest(page);
    await addChild(page, "溯本认知", "表象与本源");
    await written(page);
    expect(problems).toEqual([]);
  });

  it("keeps its data over a restart", async () => {
    await running?.quit();
    const { page, problems } = await start();
    await row(page, "溯本认知").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("表象与本源");
    await page.getByRole("option", { name: /表象与本源/ }).click();
    await row(page, "表象与本源").waitFor();
    expect(problems).toEqual([]);
    await running?.quit();
  });

  it("runs study groups: the native libraries are in the package", async () => {
    const { page, problems } = await start();
    await row(page, "溯本认知").waitFor();
    await makeGroup(page, "青禾小组");
    expect(await invite(page)).toMatch(/^zhishisenlin:\/\/join\//);
    expect(problems).toEqual([]);
    await running?.quit();
  });

  it("15 of the security checklist: its fuses are burnt as electron-builder.yml says, and the dangerous ones are off", async () => {
    const configured = configuredFuses("electron-builder.yml");
    expect(configured).toMatchObject({ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, onlyLoadAppFromAsar: true });
    const burnt = await burntFuses(executablePath);
    // Electron 25, the development fallback, has seven fuses: the eighth came later.
    const expected = Object.fromEntries(Object.entries(configured).filter(([name]) => name in burnt));
    expect(burnt).toEqual(expected);
    expect(Object.keys(configured).filter((name) => !(name in burnt))).toEqual(isFallback() ? ["grantFileProtocolExtraPrivileges"] : []);
  });

  it.each([
    ["ELECTRON_RUN_AS_NODE", { ELECTRON_RUN_AS_NODE: "1" }, ["-p", "'ran ' + 'as node'"]],
    ["NODE_OPTIONS", { NODE_OPTIONS: "--require=./no-such-file.cjs" }, []],
    ["--inspect", {}, ["--inspect=0"]],
  ])("cannot be turned into Node with %s: it starts as the app it is", (_name, env, args) => {
    const { stdout, stderr, status } = spawnSync(executablePath, [...args, ...asRoot, "--disable-gpu", `--user-data-dir=${profileDir}`], {
      env: { ...process.env, KNOWLEDGE_FOREST_SMOKE: "1", ...env }, encoding: "utf8", timeout: 60_000,
    });
    expect(stdout).toMatch(/^usable in \d+ ms$/m);
    expect(stdout).not.toContain("ran as node");
    expect(stderr).not.toContain("Debugger listening");
    expect(status).toBe(0);
  });
});

function isFallback(): boolean {
  return readFileSync(resolve("release", "linux-unpacked", "version"), "utf8").trim().startsWith("25.") || process.env["KNOWLEDGE_FOREST_FALLBACK_RUNTIME"] === "1";
}
