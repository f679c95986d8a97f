// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { MissingFile } from "#renderer/features/notes/editor/views/MissingFile.tsx";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import type { CallInput, GroupFile } from "#shared/ipc/contract.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

const SHA = "ab".repeat(32);
const LIN = { personId: "pr_lin", name: "小林", isOnline: true };
let stage: Stage;
let asked: CallInput<"groups.fetchFile">[];
let cancelled: number;
let here: number;
let answer: Omit<GroupFile, "sha256">;

/** Main answers what the test says, and tells more later. */
async function show({ name = "实验.png", limitBytes = 0, sizeBytes = 0, english = false } = {}): Promise<void> {
  [asked, cancelled, here] = [[], 0, 0];
  stage = await renderInForest(<MissingFile name={name} sha256={SHA} sizeBytes={sizeBytes} limitBytes={limitBytes} onHere={() => { here += 1; }} />, {
    settings: english ? { language: "en" } : {},
    prepare: (fake) => {
      const { call } = fake.bridge;
      Object.assign(fake.bridge, {
        call: async (callName: string, input: never) => {
          if (callName === "groups.fetchFile") {
            asked.push(input);
            return { ok: true, value: { file: { sha256: SHA, ...answer } } };
          }
          if (callName === "groups.cancelFile") cancelled += 1;
          return call(callName as never, input);
        },
      });
    },
  });
}
const tell = (file: Omit<GroupFile, "sha256">): void => { act(() => { stage.fake.send("groups.file", { forestId: stage.forest.id, file: { sha256: SHA, ...file } }); }); };
const of = (parts: Partial<GroupFile>): Omit<GroupFile, "sha256"> => ({ stage: "waiting", haveBytes: 0, totalBytes: null, people: [], ...parts });
const sentence = (text: string): Promise<HTMLElement> => screen.findByText(text, { exact: false });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("a file that is not on this machine", () => {
  it("says who has it and how large it is, and comes when it is asked for", async () => {
    answer = of({ stage: "too-large", totalBytes: 12 * 1024 * 1024, people: [LIN] });
    await show();
    await sentence("小林的电脑上有 · 12");
    expect(asked).toEqual([{ forestId: stage.forest.id, sha256: SHA, limitBytes: 0 }]);
    answer = of({ stage: "fetching", totalBytes: 12 * 1024 * 1024, people: [LIN] });
    fireEvent.click(screen.getByRole("button", { name: "取回：实验.png" }));
    await sentence("正在从小林的电脑取回");
    expect(asked.at(-1)?.limitBytes).toBe(MAX_ATTACHMENT_BYTES);
    tell(of({ stage: "fetching", haveBytes: 3 * 1024 * 1024, totalBytes: 12 * 1024 * 1024, people: [LIN] }));
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe(String(3 * 1024 * 1024));
    expect(here).toBe(0);
    tell(of({ stage: "here", haveBytes: 12, totalBytes: 12 }));
    expect(here).toBe(1);
  });

  it("can be called off while it comes", async () => {
    answer = of({ stage: "fetching", haveBytes: 1, totalBytes: 100, people: [LIN] });
    await show({ limitBytes: 1_000 });
    answer = of({ stage: "too-large", totalBytes: 100, people: [LIN] });
    fireEvent.click(await screen.findByRole("button", { name: "取消：实验.png" }));
    await sentence("小林的电脑上有");
    expect(cancelled).toBe(1);
    expect(asked.at(-1)?.limitBytes).toBe(0);
  });

  it("tells why nobody can give it, and whether it comes by itself", async () => {
    answer = of({ people: [{ ...LIN, isOnline: false }] });
    await show({ limitBytes: 1_000 });
    await sentence("小林的电脑上应该有，等对方上线会自动取回");
    expect(screen.queryByRole("button")).toBeNull();
    tell(of({}));
    await sentence("现在在线的人都没有这个文件，有人带着它上线会自动取回");
    tell(of({ stage: "asking" }));
    await sentence("正在问谁有这个文件");
    tell(of({ stage: "failed" }));
    await sentence("磁盘没有写进去");
    expect(screen.getByRole("button", { name: "再试一次：实验.png" })).toBeDefined();
  });

  it("waits only for what was asked for", async () => {
    answer = of({ people: [{ ...LIN, isOnline: false }] });
    await show({ sizeBytes: 2_048 });
    await sentence("小林的电脑上应该有，现在不在线 · 2");
    fireEvent.click(screen.getByRole("button", { name: "上线后取回：实验.png" }));
    await sentence("等对方上线会自动取回");
    fireEvent.click(screen.getByRole("button", { name: "取消：实验.png" }));
    await sentence("小林的电脑上应该有，现在不在线 · 2");
    expect(cancelled).toBe(1);
  });

  it("is simply not here in a forest of one's own, and is told of in English, too", async () => {
    answer = of({ stage: "away" });
    await show({ english: true });
    await sentence("This file is not on this computer");
    await waitFor(() => { expect(screen.queryByRole("button")).toBeNull(); });
  });
});
