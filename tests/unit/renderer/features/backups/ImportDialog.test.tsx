// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ImportDialog } from "#renderer/features/backups/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const opened: string[] = [];
let closed = 0;
const onOpenForest = (id: string): void => { opened.push(id); };
const onClose = (): void => { closed += 1; };
const show = async (file: File | null, parts: Parameters<typeof renderInForest>[1] = {}): Promise<void> => {
  stage = await renderInForest(<ImportDialog file={file} onOpenForest={onOpenForest} onClose={onClose} />, parts);
};
const dropped = new File([new Uint8Array([1, 2, 3])], "远方.forest");

beforeEach(() => {
  opened.length = 0;
  closed = 0;
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("ImportDialog", () => {
  it("asks for a file and opens the forest made of it", async () => {
    await show(null, { prepare: (fake) => { fake.picks.forestFile = "远方"; } });
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
    expect(stage.toasts).toMatchObject([{ key: "exchange.said.imported", values: { name: "远方" } }]);
  });

  it("says how many files did not come along", async () => {
    await show(null, { prepare: (fake) => {
      fake.picks.forestFile = "远方";
      const { call } = fake.bridge;
      vi.spyOn(fake.bridge, "call").mockImplementation(async (name, input) => {
        const answer = await call(name, input);
        // SAFETY: the answer is that of the one call it is added to.
        return name === "exchange.importForest" && answer.ok ? { ok: true, value: { ...answer.value, leftOutFiles: 2 } as never } : answer;
      });
    } });
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
    expect(stage.toasts).toMatchObject([{ key: "exchange.said.imported" }, { tone: "warn", key: "exchange.said.filesMissing", values: { count: 2 } }]);
  });

  it("goes away quietly when the person changes their mind", async () => {
    await show(null);
    await waitFor(() => expect(closed).toBe(1));
    expect(opened).toEqual([]);
  });

  it("imports a dropped file without asking", async () => {
    await show(dropped);
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
    expect(stage.fake.callNames).not.toContain("exchange.importForest");
  });

  it.each([["corrupt", "损坏了或不完整"], ["not-allowed", "这不是森林文件"], ["newer-format", "请先更新知识森林"], ["disk-full", "磁盘空间不够"], ["permission", "没有权限"], ["busy", "稍后再试"]] as const)("words a refusal and lets choose another file: %s", async (code, words) => {
    await show(dropped, { prepare: (fake) => { fake.failCall("exchange.importBytes", code); } });
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    stage.fake.picks.forestFile = "另一片";
    fireEvent.click(screen.getByRole("button", { name: "选另一个文件…" }));
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
  });
});
