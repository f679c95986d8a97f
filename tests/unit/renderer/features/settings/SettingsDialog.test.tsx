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

describe("ShortcutsDialog", () => {
  it("lists the keys of the actions there are", async () => {
    stage = await renderInForest(<ShortcutsDialog onClose={onClose} />, { actions: settingsActions });
    expect(screen.getByText("设置").closest("div")?.textContent).toContain("Ctrl+,");
  });
});
