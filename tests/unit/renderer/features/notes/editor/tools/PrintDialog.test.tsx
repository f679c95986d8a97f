// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PrintDialog } from "#renderer/features/notes/editor/tools/PrintDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const onClose = vi.fn();
afterEach(async () => { expect(await stage.close()).toEqual([]); });

async function show(): Promise<void> {
  onClose.mockReset();
  const frame = document.createElement("div");
  frame.className = "text";
  frame.innerHTML = "<div contenteditable lang=zh-CN><p>先问为什么</p></div>";
  const text = frame.firstElementChild;
  if (!(text instanceof HTMLElement)) throw new Error("no text");
  stage = await renderInForest(<PrintDialog title="溯本认知" text={text} onClose={onClose} />);
}
const press = (name: string): void => { fireEvent.click(screen.getByRole("button", { name })); };

describe("PrintDialog", () => {
  it("saves a PDF, says so, and takes the copy for the paper away again", async () => {
    await show();
    stage.fake.picks.saveAs = "/home/qinghe/溯本认知.pdf";
    document.documentElement.dataset["theme"] = "dark";
    const seen = vi.fn(() => ({ theme: document.documentElement.dataset["theme"], paper: document.querySelector<HTMLElement>("#note-on-paper")?.dataset["scheme"], words: document.querySelector("#note-on-paper")?.textContent, isEditable: document.querySelector("#note-on-paper [contenteditable]") !== null }));
    const { call } = stage.fake.bridge;
    vi.spyOn(stage.fake.bridge, "call").mockImplementation((name, input) => {
      if (name === "printing.savePagePdf") seen();
      return call(name, input);
    });
    press("存为 PDF…");
    await waitFor(() => { expect(onClose).toHaveBeenCalled(); });
    expect(seen.mock.results.map(({ value }) => value as unknown)).toEqual([{ theme: "dark", paper: "light", words: "溯本认知先问为什么", isEditable: false }]);
    expect(stage.toasts).toEqual([{ tone: "success", key: "notes.print.saved", values: { file: "溯本认知.pdf" } }]);
    expect([document.querySelector("#note-on-paper"), document.documentElement.dataset["printing"]]).toEqual([null, undefined]);
    delete document.documentElement.dataset["theme"];
  });

  it("stays open when the person changed their mind", async () => {
    await show();
    press("存为 PDF…");
    await waitFor(() => { expect(screen.getByRole("button", { name: "取消" })).toHaveProperty("disabled", false); });
    expect([onClose.mock.calls, stage.toasts, screen.getByRole("status").textContent]).toEqual([[], [], ""]);
  });

  it("can be stopped while the page is made, stays open, and takes the copy away", async () => {
    await show();
    const asked: string[] = [];
    const { call } = stage.fake.bridge;
    let answer = (): void => undefined;
    vi.spyOn(stage.fake.bridge, "call").mockImplementation(async (name, input) => {
      asked.push(name);
      if (name === "printing.stop") answer();
      if (name === "printing.savePagePdf") await new Promise<void>((resolve) => { answer = resolve; });
      return call(name, input);
    });
    press("存为 PDF…");
    await waitFor(() => { expect(asked).toContain("printing.savePagePdf"); });
    press("停止");
    await screen.findByRole("button", { name: "取消" });
    expect(screen.getByRole("status").textContent).toBe("已停止");
    expect([asked.includes("printing.stop"), onClose.mock.calls, stage.toasts, document.querySelector("#note-on-paper")]).toEqual([true, [], [], null]);
    press("取消");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says what went wrong, and can be asked again", async () => {
    await show();
    stage.fake.failCall("printing.printPage", "unexpected");
    press("打印…");
    expect((await screen.findByRole("alert")).textContent).toContain("可能没有可用的打印机");
    expect(document.querySelector("#note-on-paper")).toBeNull();
    stage.fake.failCall("printing.printPage", null);
    press("打印…");
    await waitFor(() => { expect(stage.toasts.at(-1)?.key).toBe("notes.print.printed"); });
  });
});
