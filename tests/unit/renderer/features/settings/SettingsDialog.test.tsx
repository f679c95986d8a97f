// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { settingsActions, SettingsDialog, ShortcutsDialog } from "#renderer/features/settings/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const onClose = (): void => undefined;
const stored = async () => {
  const answer = await stage.fake.bridge.call("settings.read", {});
  return answer.ok ? answer.value : null;
};
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("SettingsDialog", () => {
  it("stores a choice at once", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    await act(async () => { fireEvent.click(screen.getByRole("radio", { name: "深色" })); });
    expect((await stored())?.theme).toBe("dark");
  });

  it("stores the text size when the hand lets go, not on the way", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    const slider = screen.getByRole("slider", { name: "文字大小" });
    fireEvent.change(slider, { target: { value: "125" } });
    expect((await stored())?.textScalePct).toBe(100);
    await act(async () => { fireEvent.pointerUp(slider); });
    expect((await stored())?.textScalePct).toBe(125);
  });

  it("carries a new name into the open forest", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    const field = screen.getByLabelText("怎么称呼你");
    fireEvent.change(field, { target: { value: "周敏" } });
    await act(async () => { fireEvent.blur(field); });
    expect((await stored())?.displayName).toBe("周敏");
    expect(stage.forest.view.personName("pr_me")).toBe("周敏");
  });

  it("leads to backups, export and import", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    for (const name of ["备份…", "导出…", "导入…"]) fireEvent.click(screen.getByRole("button", { name }));
    expect(stage.dialogs.map(({ kind }) => kind)).toEqual(["backups", "export-forest", "import-forest"]);
  });
});

describe("how far groups reach", () => {
  const network = async () => (await stored())?.network;
  const choose = async (name: string): Promise<void> => { await act(async () => { fireEvent.click(screen.getByRole("radio", { name })); }); };
  const enter = async (label: string, value: string): Promise<void> => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await act(async () => { fireEvent.blur(screen.getByLabelText(label)); });
  };

  it("is stored at once, and says what each choice shows to whom", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    expect(screen.getByRole("radio", { name: "局域网和守林节点" })).toHaveProperty("checked", true);
    expect(screen.queryByLabelText("起点节点，每行一个")).toBeNull();
    await choose("也用互联网直连");
    expect((await network())?.reach).toBe("internet");
    expect(screen.getByText(/起点节点看得到你的地址/)).toBeTruthy();
    expect(screen.getByText(/还没有起点/)).toBeTruthy();
    await act(async () => { fireEvent.click(screen.getByRole("switch", { name: "也从公共网络找起" })); });
    expect((await network())?.usesPublicNodes).toBe(true);
    expect(screen.queryByText(/还没有起点/)).toBeNull();
    await choose("只用局域网");
    expect((await network())?.reach).toBe("lan");
    expect(screen.queryByLabelText("上传限速（KB/秒）")).toBeNull();
  });

  it("takes nodes a line each, and says which line cannot be read", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    await choose("也用互联网直连");
    await enter("起点节点，每行一个", "keeper.example.org:49737\n不是节点");
    expect(screen.getByText(/第 2 行读不懂/)).toBeTruthy();
    expect((await network())?.nodes).toEqual([]);
    await enter("起点节点，每行一个", " keeper.example.org:49737 \n\n45.90.0.1:49737\n45.90.0.1:49737");
    expect(screen.queryByText(/读不懂/)).toBeNull();
    expect((await network())?.nodes).toEqual(["keeper.example.org:49737", "45.90.0.1:49737"]);
  });

  it("limits what is sent, with whole numbers only", async () => {
    stage = await renderInForest(<SettingsDialog onClose={onClose} />);
    await enter("上传限速（KB/秒）", "250");
    expect((await network())?.uploadKBPerS).toBe(250);
    await enter("上传限速（KB/秒）", "很快");
    expect((await network())?.uploadKBPerS).toBe(250);
    expect(screen.getByRole("alert").textContent).toBe("要写一个整数，如 500。现在仍按 250 限速。");
    await enter("上传限速（KB/秒）", "");
    expect((await network())?.uploadKBPerS).toBe(0);
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("ShortcutsDialog", () => {
  it("lists the keys of the actions there are", async () => {
    stage = await renderInForest(<ShortcutsDialog onClose={onClose} />, { actions: settingsActions });
    expect(screen.getByText("设置").closest("div")?.textContent).toContain("Ctrl+,");
  });
});
