// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, removePoints } from "#shared/forest/index.ts";
import type { BackupEntry } from "#shared/ipc/contract.ts";
import { backupActions, BackupsDialog } from "#renderer/features/backups/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
const opened: string[] = [];
let closed = 0;

const dialog = <BackupsDialog onOpenForest={(id) => opened.push(id)} onClose={() => { closed += 1; }} />;
const show = async (parts: Parameters<typeof renderInForest>[1] = {}): Promise<void> => {
  stage = await renderInForest(dialog, { actions: backupActions, ...parts });
};
const press = (name: string | RegExp): void => { fireEvent.click(screen.getByRole("button", { name })); };
const entry = (more: Partial<BackupEntry>): BackupEntry => ({ backupId: "bk_a", place: "own", reason: "open", takenAtMs: Date.now(), sizeBytes: 2048, points: 3, links: 1, ...more });

beforeEach(() => {
  opened.length = 0;
  closed = 0;
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("BackupsDialog", () => {
  it("teaches what will happen while there is no backup, and takes one on demand", async () => {
    await show();
    expect(await screen.findByText("还没有备份")).toBeDefined();
    press("立即备份");
    expect(await screen.findByRole("listitem")).toBeDefined();
    expect(stage.said).toEqual(["backups.said.taken"]);
    expect(stage.fake.backups).toMatchObject([{ reason: "manual" }]);
  });

  it("speaks English just as well", async () => {
    await show({ settings: { language: "en" } });
    expect(await screen.findByText("No backups yet")).toBeDefined();
  });

  it("has the focus on taking a backup", async () => {
    await show();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("立即备份"));
  });

  it("takes none of a forest whose changes are not on disk, and says why", async () => {
    await show();
    stage.fake.failAppends("disk-full");
    must(stage.forest.run(addPoint, { title: "点", parentId: null }));
    press("立即备份");
    expect((await screen.findByRole("alert")).textContent).toContain("磁盘满了");
    expect(stage.fake.callNames).not.toContain("backups.take");
    stage.fake.failAppends(null);
  });

  it.each([
    ["disk-full", "磁盘满了"], ["permission", "没有权限"], ["busy", "正在备份或整理"], ["invalid-input", "没有成功，现在的内容没有变"],
  ] as const)("words a refusal to take one: %s", async (code, words) => {
    await show();
    stage.fake.failCall("backups.take", code);
    press("立即备份");
    expect((await screen.findByRole("alert")).textContent).toContain(words);
  });
});

describe("the automatic backups on this machine", () => {
  it.each([["disk-full", "磁盘满了"], ["permission", "没有权限写入"], ["not-found", "找不到了"], ["unexpected", "日志里有原因"]] as const)("say why the last one failed: %s", async (ownProblem, words) => {
    await show({ prepare: (fake) => { fake.backupFolder = { path: null, problem: null, ownProblem }; } });
    const said = (await screen.findByRole("alert")).textContent;
    expect(said).toContain("上次自动备份没有做成");
    expect(said).toContain(words);
  });
});

describe("a listed backup", () => {
  it("stands once for both places, with its reason and what is in it", async () => {
    const older = entry({ backupId: "bk_b", reason: "hourly", takenAtMs: Date.now() - 3 * 86_400_000 });
    await show({ prepare: (fake) => { fake.backups.push(older, entry({}), entry({ place: "folder" })); } });
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
    const [today] = screen.getAllByRole("listitem");
    expect(today?.textContent).toContain("打开时");
    expect(today?.textContent).toContain("3 个知识点，1 条关联");
    expect(today?.textContent).toContain("本机 · 备份文件夹");
    expect(screen.getByText("最近七天")).toBeDefined();
  });

  const restoreFirst = async (): Promise<void> => {
    press("立即备份");
    await screen.findByRole("listitem");
    must(stage.forest.run(addPoint, { title: "后来写的", parentId: null }));
    press(/^恢复 /);
  };

  it("opens as a new forest unless somebody chooses otherwise, and the open one stays as it is", async () => {
    await show({ plant: (forest) => { must(forest.run(addPoint, { title: "早就有的", parentId: null })); } });
    await restoreFirst();
    fireEvent.click(screen.getByRole("button", { name: "作为新森林打开" }));
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
    expect(stage.forest.view.pointCount).toBe(2);
  });

  it("says what restoring here will change, backs up first, and is one step that undo takes back", async () => {
    await show({ plant: (forest) => { must(forest.run(addPoint, { title: "早就有的", parentId: null })); } });
    await restoreFirst();
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    expect(await screen.findByText("移入回收站 1 个知识点")).toBeDefined();
    expect(screen.getByText(/Ctrl\+Z/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "恢复到当前森林" }));
    await waitFor(() => expect(closed).toBe(1));
    expect([...stage.forest.view.points()].map(({ title }) => title)).toEqual(["早就有的"]);
    expect(stage.fake.backups.map(({ reason }) => reason)).toEqual(["manual", "before-restore"]);
    expect(stage.toasts).toMatchObject([{ key: "backups.said.restored", actionId: "edit.undo" }]);
    stage.forest.undo();
    expect(stage.forest.view.pointCount).toBe(2);
  });

  it("changes nothing when the backup of before cannot be taken", async () => {
    await show();
    await restoreFirst();
    stage.fake.failCall("backups.take", "disk-full");
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    await screen.findByText("移入回收站 1 个知识点");
    fireEvent.click(screen.getByRole("button", { name: "恢复到当前森林" }));
    expect((await screen.findByRole("alert")).textContent).toContain("磁盘满了");
    expect(stage.forest.view.pointCount).toBe(1);
    expect(closed).toBe(0);
  });

  it("offers nothing to restore when it holds what the forest holds", async () => {
    await show();
    press("立即备份");
    await screen.findByRole("listitem");
    press(/^恢复 /);
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    expect(await screen.findByText(/没有要恢复的/)).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "恢复到当前森林" }).disabled).toBe(true);
  });

  it("brings back what has been removed since", async () => {
    await show({ plant: (forest) => { must(forest.run(addPoint, { title: "叶", parentId: null })); } });
    press("立即备份");
    await screen.findByRole("listitem");
    must(stage.forest.run(removePoints, { ids: [...stage.forest.view.children(null)], branch: true }));
    press(/^恢复 /);
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    expect(await screen.findByText("回来 1 个知识点")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "恢复到当前森林" }));
    await waitFor(() => expect(stage.forest.view.pointCount).toBe(1));
    await waitFor(() => expect(closed).toBe(1));
  });

  it.each(["counted", "seen inside"])("is not restored here when it lacks changes (%s), but still opens as a new forest", async (how) => {
    await show({ plant: (forest) => { must(forest.run(addPoint, { title: "早就有的", parentId: null })); must(forest.run(addPoint, { title: "也早有的", parentId: null })); } });
    await stage.forest.flush();
    if (how === "counted") stage.fake.backupMissing = 2;
    else stage.fake.diskOf(stage.forest.id).updates.shift();
    press("立即备份");
    await screen.findByRole("listitem");
    press(/^恢复 /);
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    expect((await screen.findByRole("alert")).textContent).toContain("请选“作为新森林打开”");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "恢复到当前森林" }).disabled).toBe(true);
    expect(stage.forest.view.pointCount).toBe(2);
    fireEvent.click(screen.getByRole("radio", { name: "作为新森林打开" }));
    fireEvent.click(screen.getByRole("button", { name: "作为新森林打开" }));
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
  });

  it.each([["corrupt", "这份备份损坏了"], ["not-found", "找不到这份备份"], ["newer-format", "由更新的版本写成"]] as const)("words why it cannot be read: %s", async (code, words) => {
    await show();
    await restoreFirst();
    stage.fake.failCall("backups.read", code);
    fireEvent.click(screen.getByRole("radio", { name: "恢复到当前森林" }));
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    fireEvent.click(screen.getByRole("radio", { name: "作为新森林打开" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the backup folder", () => {
  const place = (): HTMLElement => {
    const found = screen.getByText("备份文件夹").closest("section");
    if (found === null) throw new Error("no section for the folder");
    return found;
  };

  it("is chosen and forgotten; a change of mind changes nothing", async () => {
    await show();
    press("选择文件夹…");
    await waitFor(() => expect(stage.fake.callNames).toContain("backups.chooseFolder"));
    stage.fake.picks.folder = "D:\\同步\\森林备份";
    await waitFor(() => expect(screen.getByRole("button", { name: "选择文件夹…" }).getAttribute("aria-busy")).toBeNull());
    press("选择文件夹…");
    expect(await within(place()).findByText("D:\\同步\\森林备份")).toBeDefined();
    press("不再使用");
    expect(await within(place()).findByText(/还没有选/)).toBeDefined();
  });

  it.each([["disk-full", "磁盘满了"], ["permission", "没有写入权限"], ["not-found", "移动硬盘可能没有接上"], ["unexpected", "下次会再试"]] as const)("says plainly why the last copy did not reach it: %s", async (problem, words) => {
    await show({ prepare: (fake) => { fake.backupFolder = { path: "/sync", problem, ownProblem: null }; } });
    expect((await within(place()).findByRole("alert")).textContent).toContain(words);
  });
});
