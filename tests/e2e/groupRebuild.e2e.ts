import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, goToForest, row, written } from "#tests/support/forestDriver.ts";
import { everybodyHasAll, goToGroup, pauseSync, resumeSync } from "#tests/support/groupDriver.ts";
import { startGroupOfTwo } from "#tests/support/groupOfTwo.ts";
import type { RunningApp } from "#tests/support/launchApp.ts";

/** Somebody's role was taken away and given back while they were out of reach and went on writing. */
describe("a forest that the group has otherwise", () => {
  let zhou: RunningApp;
  let su: RunningApp;
  beforeAll(async () => {
    [zhou, su] = await startGroupOfTwo("苏婉");
  });
  afterAll(async () => { await Promise.all([zhou, su].map((app) => app.dispose())); });

  it("is made anew as the group has it, and the old one stays as one's own", async () => {
    await pauseSync(su.page);
    await giveRole("只读");
    await goToForest(su.page);
    await addChild(su.page, "溯本认知", "没有收下的点");
    await written(su.page);
    await resumeSync(su.page);
    await su.page.getByText(/改动没有被小组收下/).waitFor();
    await giveRole("编辑");
    await su.page.getByText("你在这个小组里只读").waitFor({ state: "hidden" });

    await su.page.getByRole("button", { name: "按小组的样子重建…" }).click();
    await su.page.getByRole("alertdialog").getByText("不会丢掉任何内容。").waitFor();
    expect(await axeFindings(su.page)).toEqual([]);
    await su.page.getByRole("button", { name: "重建", exact: true }).click();
    await su.page.getByText(/已经重建。原来的森林留作/).waitFor();
    await row(su.page, "溯本认知").waitFor();
    expect(await row(su.page, "没有收下的点").count()).toBe(0);
    await goToGroup(su.page);
    expect(await su.page.getByText(/改动没有被小组收下/).count()).toBe(0);

    await goToForest(su.page);
    await addChild(su.page, "溯本认知", "重建后写的点");
    await written(su.page);
    await goToForest(zhou.page);
    await findBelow(zhou.page, "溯本认知", "重建后写的点");
    expect(await row(zhou.page, "没有收下的点").count()).toBe(0);
    await everybodyHasAll(zhou.page);

    // What was not taken is in the copy.
    await su.page.keyboard.press("Control+o");
    await su.page.getByRole("dialog").getByRole("button", { name: /打开.*我的副本/ }).click();
    await findBelow(su.page, "溯本认知", "没有收下的点");
    await goToGroup(su.page);
    await su.page.getByRole("button", { name: "建一个小组" }).waitFor();
  });

  async function giveRole(name: string): Promise<void> {
    await goToGroup(zhou.page);
    await zhou.page.getByRole("button", { name: /苏婉：角色和移出/ }).click();
    await zhou.page.getByRole("menuitemradio", { name }).click();
  }

});
