// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { ExportDialog } from "#renderer/features/backups/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
const show = async (parts: Parameters<typeof renderInForest>[1] = {}): Promise<void> => {
  stage = await renderInForest(<ExportDialog onClose={() => { closed += 1; }} />, parts);
};
const press = (name: RegExp): void => { fireEvent.click(screen.getByRole("button", { name })); };

beforeEach(() => { closed = 0; });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("ExportDialog", () => {
  it("says how many things only oneself can see are in the one file and not in the other", async () => {
    await show({ plant: (forest) => { must(forest.run(addPoint, { title: "心事", kind: "case", parentId: null })); } });
    expect(screen.getByRole("button", { name: /给自己留一份/ }).textContent).toContain("包括只有自己可见的 1 条");
    expect(screen.getByRole("button", { name: /交给别人的一份/ }).textContent).toContain("不含只有自己可见的 1 条");
  });

  it("names the file it wrote, and closes", async () => {
    await show({ prepare: (fake) => { fake.picks.saveAs = "C:\\文稿\\青禾.forest"; } });
    press(/给自己留一份/);
    await waitFor(() => expect(closed).toBe(1));
    expect(stage.toasts).toMatchObject([{ key: "exchange.said.exported", values: { file: "青禾.forest" } }]);
  });

  it("says which files are not in what it wrote, until the person has seen it", async () => {
    await show({ prepare: (fake) => {
      const { call } = fake.bridge;
      // SAFETY: the answer is that of the one call it is given to.
      vi.spyOn(fake.bridge, "call").mockImplementation((name, input) => (name === "exchange.exportForest"
        ? Promise.resolve({ ok: true, value: { savedAs: "/out/青禾.forest", sizeBytes: 9, leftOutFiles: { forSpace: 2, forSpaceBytes: 300 * 1024 * 1024, unreadable: 1 } } as never })
        : call(name, input)));
    } });
    press(/给自己留一份/);
    const words = (await screen.findByRole("alert")).textContent;
    expect(words).toContain("有 2 个附件（共 300");
    expect(words).toContain("笔记里用到的 1 个附件");
    expect([closed, stage.toasts.length]).toEqual([0, 1]);
    press(/知道了/);
    expect(closed).toBe(1);
  });

  it("stays when the person changes their mind", async () => {
    await show();
    press(/交给别人的一份/);
    await waitFor(() => expect(screen.getByRole("button", { name: /交给别人的一份/ }).getAttribute("aria-disabled")).toBe("false"));
    expect([closed, stage.toasts.length]).toEqual([0, 0]);
  });

  it.each([["disk-full", "磁盘空间不够"], ["permission", "没有权限"], ["unexpected", "没有成功"]] as const)("words a refusal: %s", async (code, words) => {
    await show({ prepare: (fake) => { fake.failCall("exchange.exportForest", code); } });
    press(/给自己留一份/);
    expect((await screen.findByRole("alert")).textContent).toContain(words);
  });

  it("writes what is pending first, and exports nothing when it cannot", async () => {
    await show();
    stage.fake.failAppends("permission");
    must(stage.forest.run(addPoint, { title: "点", parentId: null }));
    press(/给自己留一份/);
    await screen.findByRole("alert");
    expect(stage.fake.callNames).not.toContain("exchange.exportForest");
    stage.fake.failAppends(null);
  });
});
