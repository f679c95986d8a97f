// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, type ForestView } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { SceneBox } from "#renderer/features/graph/model/sceneTypes.ts";
import { ExportViewDialog } from "#renderer/features/graph/showing/ExportViewDialog.tsx";
import { graphShowing, type ShowingPort } from "#renderer/features/graph/showing/showingPort.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let withdraw: () => void = () => undefined;

/** A graph of plain cards, one below the other. */
const port = (size: number): ShowingPort => ({
  snapshot: (_scope, { view }) => ({ ground: [], lines: [], bounds: { x: 0, y: 0, width: size, height: size }, title: "塔", measure: (text, sizePx) => text.length * sizePx, boxes: cards(view) }),
});
const cards = (view: ForestView): SceneBox[] => [...view.points()].map(({ id, title, kind }, index) => ({
  role: "card", key: `card:${id}`, id, rect: { x: 0, y: index * 50, width: 200, height: 40 }, text: title, kind, tint: "none", isPrivate: false, cases: 0, picked: false, near: false, isNarrow: false,
}));
const plant = (forest: OpenForest): void => {
  const open = must(forest.run(addPoint, { title: "大家的点", parentId: null }));
  must(forest.run(addPoint, { title: "我的心事", kind: "case", parentId: open }));
};
const show = async ({ size = 400, purpose = "save", ...parts }: Parameters<typeof renderInForest>[1] & { readonly size?: number; readonly purpose?: "save" | "print" } = {}): Promise<void> => {
  withdraw = graphShowing.provide(port(size));
  stage = await renderInForest(<ExportViewDialog purpose={purpose} onClose={() => { closed += 1; }} />, { plant, prepare: (fake) => { fake.picks.saveAs = "/x/林.svg"; }, ...parts });
};
const choose = (name: string): void => { fireEvent.click(screen.getByRole("radio", { name })); };
const press = (name: RegExp): void => { fireEvent.click(screen.getByRole("button", { name })); };
const written = (): string => new TextDecoder().decode(stage.fake.pictures.at(-1)?.bytes);

beforeEach(() => {
  closed = 0;
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined }));
});
afterEach(async () => {
  withdraw();
  vi.unstubAllGlobals();
  expect(await stage.close()).toEqual([]);
});

describe("ExportViewDialog", () => {
  it("leaves out what only oneself sees, until it is asked for, each time anew", async () => {
    await show();
    choose("SVG 矢量");
    expect(screen.getByRole("switch", { name: "包含仅自己可见的案例" })).toHaveProperty("checked", false);
    press(/保存/);
    await waitFor(() => expect(closed).toBe(1));
    expect([written().includes("大家的点"), written().includes("我的心事")]).toEqual([true, false]);
    expect(stage.toasts).toMatchObject([{ key: "showing.said.saved", values: { file: "林.svg" } }]);
  });

  it("shows the picture on the ground it will have: white paper for a PDF, squares only where it is transparent", async () => {
    await show();
    const ground = (): string => (screen.getByRole("figure").className.includes("seenThrough") ? "squares" : screen.getByRole("figure").style.background);
    choose("PDF 海报");
    await waitFor(() => expect(ground()).toBe("#ffffff"));
    choose("SVG 矢量");
    fireEvent.click(screen.getByRole("switch", { name: "透明背景" }));
    await waitFor(() => expect(ground()).toBe("squares"));
  });

  it("says how many such things are in it when they are", async () => {
    await show();
    choose("SVG 矢量");
    fireEvent.click(screen.getByRole("switch", { name: "包含仅自己可见的案例" }));
    expect(await screen.findByText(/仅自己可见的内容 1 条/)).toBeDefined();
    press(/保存/);
    await waitFor(() => expect(closed).toBe(1));
    expect(written()).toContain("我的心事");
    expect(await stage.close()).toEqual([]);
    await show();
    expect(screen.getByRole("switch", { name: "包含仅自己可见的案例" })).toHaveProperty("checked", false);
  });

  it("says the cap, and offers tiles or a smaller scale beyond it", async () => {
    await show({ size: 9_000 });
    choose("PNG 图片");
    fireEvent.change(screen.getByRole("slider", { name: "清晰度" }), { target: { value: "4" } });
    expect((await screen.findByText(/一张图最多/)).textContent).toContain("16,384");
    press(/改为 .* 倍/);
    await waitFor(() => expect(screen.queryByText(/一张图最多/)).toBeNull());
  });

  it("prints and makes PDFs of the same drawing", async () => {
    await show({ purpose: "print" });
    press(/打印/);
    await waitFor(() => expect(closed).toBe(1));
    expect([stage.fake.pictures[0]?.kind, written().startsWith("<svg "), stage.toasts[0]?.key]).toEqual(["print", true, "showing.said.printed"]);
  });

  it("stays, with words, when the disk refuses, and when the person changes their mind", async () => {
    await show({ prepare: (fake) => { fake.failCall("printing.saveFile", "disk-full"); } });
    choose("SVG 矢量");
    press(/保存/);
    expect((await screen.findByRole("alert")).textContent).toContain("磁盘空间不够");
    stage.fake.failCall("printing.saveFile", null);
    press(/保存/);
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(closed).toBe(0);
  });

  it("says when there is nothing to show", async () => {
    await show();
    withdraw();
    await stage.close();
    stage = await renderInForest(<ExportViewDialog purpose="save" onClose={() => undefined} />, { plant });
    expect(screen.getByText("这个范围里没有可以导出的内容。")).toBeDefined();
    expect(screen.getByRole("button", { name: /保存/ }).hasAttribute("disabled")).toBe(true);
  });
});
