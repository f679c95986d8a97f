// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { HealthDialog } from "#renderer/features/health/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const show = async (parts: Parameters<typeof renderInForest>[1] = {}): Promise<void> => {
  stage = await renderInForest(<HealthDialog onClose={() => undefined} />, parts);
};
const check = (): void => { fireEvent.click(screen.getByRole("button", { name: "全面检查" })); };
const at = (hour: number, minute: number): number => new Date(2026, 2, 4, hour, minute).getTime();

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("HealthDialog", () => {
  it("says that all is well when it is", async () => {
    await show();
    expect(screen.getByText("一切正常")).toBeDefined();
  });

  it("names what no copy could supply with its times, and what filled the other holes", async () => {
    await show({ prepare: (fake) => {
      fake.missing = [{ fromSeq: 7, toSeq: 10, afterMs: at(10, 32), beforeMs: at(10, 35) }];
      fake.filledFrom = ["backup", "checkpoint"];
      fake.damage = [{ kind: "bad-checkpoint", recordsAfter: 0, lostBytes: 12, setAsidePath: "damaged/000000000012.ckpt" }];
    } });
    expect(screen.getByText("2026年3月4日 10:32 到 10:35 之间的 4 次修改，日志、归档和备份里都没有找到。")).toBeDefined();
    expect(screen.getByText("日志里缺的改动，已从备份补上。")).toBeDefined();
    expect(screen.getByText("日志里缺的改动，已从检查点补上。")).toBeDefined();
    expect(screen.getByText(/有一个检查点用不了/)).toBeDefined();
    expect(screen.getByText("damaged/000000000012.ckpt")).toBeDefined();
    expect(screen.queryByText("一切正常")).toBeNull();
  });

  it.each([
    [at(10, 32), 0, /10:32 之后的 1 次修改/], [0, at(10, 35), /10:35 之前的 1 次修改/], [0, 0, /时间已经不知道了/], [at(10, 32), at(10, 32) + 86_400_000, /到 2026年3月5日 10:32 之间/],
  ])("is as exact about the time as is known", async (afterMs, beforeMs, words) => {
    await show({ prepare: (fake) => { fake.missing = [{ fromSeq: 7, toSeq: 7, afterMs, beforeMs }]; } });
    expect(screen.getByText(words)).toBeDefined();
  });

  it("counts in English", async () => {
    await show({ settings: { language: "en" }, prepare: (fake) => { fake.missing = [{ fromSeq: 7, toSeq: 8, afterMs: 0, beforeMs: 0 }, { fromSeq: 9, toSeq: 9, afterMs: 0, beforeMs: 0 }]; } });
    expect(await screen.findByText(/2 changes were found in neither/)).toBeDefined();
    expect(screen.getByText(/1 change was found in neither/)).toBeDefined();
  });
});

describe("the full check", () => {
  it("says that every file is sound, and offers the backups when there is none", async () => {
    await show();
    check();
    expect(await screen.findByText("每个文件和备份都完好")).toBeDefined();
    expect(screen.getByText(/读了 3 个文件/).textContent).toContain("还没有备份");
    fireEvent.click(screen.getByRole("button", { name: "打开备份" }));
    expect(stage.dialogs).toEqual([{ kind: "backups" }]);
  });

  it("names the damaged files and what to do about them", async () => {
    await show({ prepare: (fake) => {
      fake.health = { filesChecked: 9, bytesChecked: 9000, newestBackupAtMs: at(9, 0), missing: [], findings: [{ where: "archive", name: "000002.log.gz", problem: "damaged" }, { where: "backup", name: "b1.backup", problem: "unreadable" }] };
    } });
    check();
    expect(await screen.findByText("发现 2 处问题")).toBeDefined();
    expect(screen.getByText("000002.log.gz").closest("li")?.textContent).toBe("归档的历史 000002.log.gz 损坏了");
    expect(screen.getByText("b1.backup").closest("li")?.textContent).toBe("备份 b1.backup 读不出来");
    expect(screen.getByText(/先立即备份一次/)).toBeDefined();
  });

  it("reassures when only a backup is damaged", async () => {
    await show({ prepare: (fake) => { fake.health = { filesChecked: 9, bytesChecked: 9000, newestBackupAtMs: at(9, 0), missing: [], findings: [{ where: "backup", name: "b1.backup", problem: "damaged" }] }; } });
    check();
    expect(await screen.findByText(/森林本身完好/)).toBeDefined();
  });

  it.each([["permission", "没有权限读取"], ["busy", "稍后再试"], ["unexpected", "数据没有变"]] as const)("words why it could not finish: %s", async (code, words) => {
    await show({ prepare: (fake) => { fake.failCall("health.check", code); } });
    check();
    expect((await screen.findByRole("alert")).textContent).toContain(words);
  });
});
