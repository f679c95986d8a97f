// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { OpenReportBanner } from "#renderer/app/components/OpenReportBanner.tsx";
import type { FakeBridge } from "#tests/support/fakeBridge.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const show = async (prepare: (fake: FakeBridge) => void = () => undefined): Promise<void> => {
  stage = await renderInForest(<><p>森林</p><OpenReportBanner /></>, { prepare });
};
const damage = { kind: "bad-record", recordsAfter: 2, lostBytes: 40, setAsidePath: "aside" } as const;
const hole = { fromSeq: 3, toSeq: 6, afterMs: 0, beforeMs: 0 };

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("OpenReportBanner", () => {
  it("is not there when opening found nothing", async () => {
    await show();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("speaks of what is lost before anything else", async () => {
    await show((fake) => {
      fake.damage = [damage];
      fake.missing = [hole];
      fake.filledFrom = ["backup"];
    });
    expect(screen.getByRole("alert").textContent).toContain("有 4 次修改，日志、归档和备份里都没有找到，其余的都在。");
  });

  it("says that a damaged place was healed when a copy could fill it", async () => {
    await show((fake) => {
      fake.damage = [damage];
      fake.filledFrom = ["archive"];
    });
    expect(screen.getByRole("alert").textContent).toContain("已从本机的另一份副本找回");
  });

  it("says what filled a hole that was no damage, and can be put away", async () => {
    await show((fake) => { fake.filledFrom = ["checkpoint"]; });
    expect(screen.getByRole("alert").textContent).toContain("已从另一份副本补上");
    fireEvent.click(screen.getByRole("button", { name: "关闭" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says quietly what a role lets one do, and leads to the group", async () => {
    await show();
    const { id } = stage.forest;
    const become = (myRole: "reader" | "commenter" | "editor"): void => { act(() => { stage.fake.send("groups.changed", { forestId: id, state: sixPeople({ forestId: id, myRole }) }); }); };
    become("reader");
    expect(screen.getByRole("status").textContent).toContain("你在这个小组里只读");
    become("commenter");
    expect(screen.getByRole("status").textContent).toContain("你在这个小组里参与讨论");
    // The place of the group says it itself.
    act(() => { shellStore.setState({ place: "groups" }); });
    expect(screen.queryByRole("status")).toBeNull();
    act(() => { shellStore.setState({ place: "forest" }); });
    become("editor");
    expect(screen.queryByRole("status")).toBeNull();
  });
});
