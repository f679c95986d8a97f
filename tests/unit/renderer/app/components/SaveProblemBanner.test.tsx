// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { allActions } from "#renderer/app/actions.ts";
import { SaveLight } from "#renderer/app/components/SaveLight.tsx";
import { SaveProblemBanner } from "#renderer/app/components/SaveProblemBanner.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
afterEach(async () => {
  stage.fake.failAppends(null);
  expect(await stage.close()).toEqual([]);
});

describe("SaveProblemBanner", () => {
  it.each([["disk-full", "磁盘满了"], ["permission", "没有写入权限"], ["unexpected", "正在自动重试"]] as const)("says at once why changes do not reach the disk, and goes away when they do: %s", async (code, words) => {
    stage = await renderInForest(<><SaveLight /><SaveProblemBanner /></>, { actions: allActions });
    stage.fake.failAppends(code);
    must(stage.forest.run(addPoint, { title: "点", parentId: null }));
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    expect(screen.getByText("最近 1 处改动还在内存里。")).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("还没有写入本机");
    stage.fake.failAppends(null);
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(screen.getByRole("status").textContent).toContain("已写入本机");
  });

  it("leads to the data folder", async () => {
    stage = await renderInForest(<><SaveLight /><SaveProblemBanner /></>, { actions: allActions });
    stage.fake.failAppends("disk-full");
    must(stage.forest.run(addPoint, { title: "点", parentId: null }));
    fireEvent.click(await screen.findByRole("button", { name: "打开数据文件夹" }));
    expect(stage.fake.callNames).toContain("app.openDataFolder");
  });
});
