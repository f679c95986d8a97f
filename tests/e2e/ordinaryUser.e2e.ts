import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchOverCdp, type CdpApp } from "#tests/support/launchOverCdp.ts";
import { prepareOrdinaryUser, type OrdinaryUser } from "#tests/support/ordinaryUser.ts";
import { processesBelow } from "#tests/support/processTree.ts";

describe("an ordinary user, with the sandbox on", () => {
  let user: OrdinaryUser;
  let running: CdpApp;
  beforeAll(async () => {
    const executablePath = process.env["ELECTRON_PATH"];
    if (executablePath === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
    user = prepareOrdinaryUser(executablePath);
    expect(user.launch.args).not.toContain("--no-sandbox");
    running = await launchOverCdp(user.launch);
  });
  afterAll(async () => {
    await running.dispose();
    user.remove();
  });

  it("plants a forest and writes it to the disk, into files of that user", async () => {
    await plantFirstForest(running.page);
    await addChild(running.page, "溯本认知", "表象与本源");
    await written(running.page);
    await running.page.getByRole("status").getByText("已写入本机").waitFor();
    expect(statSync(join(user.profileDir, "forests")).uid).toBe(user.uid);
  });

  it("draws every page in a process that can neither gain rights nor make system calls of its choice", () => {
    const renderers = processesBelow(running.pid).filter((one) => one.args.includes("--type=renderer"));
    expect(renderers.length).toBeGreaterThan(0);
    for (const { args, status } of renderers) {
      expect(args).not.toContain("--no-sandbox");
      // 2: a filter of system calls is in force (seccomp-bpf).
      expect({ seccomp: status.get("Seccomp"), noNewPrivileges: status.get("NoNewPrivs"), uid: status.get("Uid")?.split(/\s+/)[0], capabilities: Number.parseInt(status.get("CapEff") ?? "1", 16) })
        .toEqual({ seccomp: "2", noNewPrivileges: "1", uid: String(user.uid), capabilities: 0 });
    }
  });

  it("finds everything again after the next start", async () => {
    expect(running.problems).toEqual([]);
    await running.quit();
    running = await launchOverCdp(user.launch);
    await row(running.page, "溯本认知").waitFor();
    await running.page.keyboard.press("Control+k");
    await running.page.getByRole("dialog").getByRole("combobox").fill("表象与本源");
    await running.page.getByRole("option", { name: /表象与本源/ }).waitFor();
    expect(running.problems).toEqual([]);
  });
});
