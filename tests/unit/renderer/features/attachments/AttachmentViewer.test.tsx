// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { AttachmentViewer } from "#renderer/features/attachments/index.ts";
import type { AttachmentErrorCode, AttachmentRef } from "#renderer/runtime/notes/types.ts";
import type { GroupFile } from "#shared/ipc/contract.ts";
import { err, ok } from "#shared/kernel/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

vi.mock("#renderer/pdf/index.ts", () => ({
  openPdf: async (bytes: Uint8Array) => (bytes.length < 5 ? null : { pageCount: 3, pageRatio: async () => 0.7, draw: async () => true, textOf: async () => "", close: async () => { closedPdfs += 1; } }),
}));

let closedPdfs = 0;
let closed = 0;
let saved: string[] = [];
let broken: AttachmentErrorCode | null = null;
let stage: Stage;
const refOf = (name: string, mime: string, digit: string): AttachmentRef => ({ sha256: digit.repeat(64), name, mime, sizeBytes: 2048 });
const PHOTO = refOf("照片.png", "image/png", "1");
const FILM = refOf("电影.mp4", "video/mp4", "2");
const NOTES = refOf("笔记.txt", "text/plain", "3");
const BOOK = refOf("书.pdf", "application/pdf", "4");
const ZIP = refOf("包.zip", "application/zip", "5");

const fromOthers = new Map<string, GroupFile>();
const wanted: string[] = [];
const listeners = new Set<() => void>();
const tell = (file: GroupFile): void => {
  fromOthers.set(file.sha256, file);
  act(() => { for (const listener of listeners) listener(); });
};

const attachments = {
  fromOthers: {
    of: (sha256: string) => fromOthers.get(sha256) ?? null,
    limitOf: () => 0,
    want: (sha256: string, limitBytes: number) => { wanted.push(`${sha256.slice(0, 2)} ${limitBytes}`); },
    cancel: () => undefined,
    onChange: (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
    onHere: () => () => undefined,
    close: () => undefined,
  },
  urlOf: ({ sha256 }: { sha256: string }) => `attachment://fr_a/${sha256}`,
  bytesOf: async () => (broken === null ? ok(new Uint8Array(8)) : err({ code: broken })),
  textOf: async () => (broken === null ? ok("第一行") : err({ code: broken })),
  saveAs: async ({ name }: { name: string }) => { saved.push(name); return broken === null ? ok({ saved: true }) : err({ code: broken }); },
};
const show = async (items: readonly AttachmentRef[], startIndex = 0): Promise<void> => {
  [closed, saved, broken, closedPdfs] = [0, [], null, 0];
  wanted.length = 0;
  fromOthers.clear();
  stage = await renderInForest(<AttachmentViewer items={items} startIndex={startIndex} attachments={attachments} onClose={() => { closed += 1; }} />);
};
const press = (key: string, target: Element = screen.getByRole("dialog")): void => { fireEvent.keyDown(target, { key }); };
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("AttachmentViewer", () => {
  it("shows a picture from its own address, named, with the keyboard on it", async () => {
    await show([PHOTO]);
    const picture = screen.getByRole("img", { name: "照片.png" });
    expect(picture.getAttribute("src")).toBe(`attachment://fr_a/${"1".repeat(64)}`);
    expect(screen.getByRole("dialog", { name: "查看 照片.png" })).toBeDefined();
    expect(document.activeElement?.contains(picture)).toBe(true);
  });

  it("goes through the files by arrows, and stays at the ends", async () => {
    await show([PHOTO, ZIP, FILM]);
    press("ArrowLeft");
    expect(screen.getByRole("heading").textContent).toBe("照片.png");
    press("ArrowRight");
    expect(screen.getByRole("heading").textContent).toBe("包.zip");
    fireEvent.click(screen.getByRole("button", { name: "下一个附件" }));
    expect(screen.getByRole("heading").textContent).toBe("电影.mp4");
    expect(screen.getByRole("button", { name: "下一个附件" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByText(/第 3 \/ 3 个/)).toBeDefined();
  });

  it("calls a picture without a name what it is, and says no size where none is known", async () => {
    await show([{ ...PHOTO, name: "", sizeBytes: 0 }]);
    expect(screen.getByRole("dialog", { name: "查看 图片" })).toBeDefined();
    expect(screen.getByRole("heading").textContent).toBe("图片");
    expect(screen.getByRole("dialog").textContent).not.toMatch(/\d B/);
  });

  it("moves a zoomed picture by arrows instead, and closes with Esc; no key gets behind it", async () => {
    await show([PHOTO, ZIP]);
    const behind = vi.fn();
    document.addEventListener("keydown", behind);
    const frame = screen.getByRole("group");
    press("+", frame);
    await waitFor(() => expect(screen.getByRole("img", { name: "照片.png" }).style.transform).toContain("scale(1.25)"));
    press("ArrowRight", frame);
    expect(screen.getByRole("heading").textContent).toBe("照片.png");
    press("0", frame);
    await waitFor(() => expect(frame.hasAttribute("data-zoomed")).toBe(false));
    press("Escape", frame);
    expect([closed, behind.mock.calls.length]).toEqual([1, 0]);
    document.removeEventListener("keydown", behind);
  });

  it("keeps the keyboard when the file it was on goes, and takes it to what is loaded later", async () => {
    await show([PHOTO, NOTES, ZIP]);
    press("ArrowRight", document.activeElement ?? document.body);
    await screen.findByText("第一行");
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("document"));
    press("ArrowRight", document.activeElement ?? document.body);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("另存为…"));
    const behind = vi.fn();
    document.addEventListener("keydown", behind);
    press("ArrowLeft", document.body);
    expect([screen.getByRole("heading").textContent, behind.mock.calls.length]).toEqual(["笔记.txt", 0]);
    document.removeEventListener("keydown", behind);
  });

  it("plays films, and gives arrows to the player", async () => {
    await show([FILM, ZIP]);
    const player = screen.getByLabelText("电影.mp4");
    expect([player.tagName, player.hasAttribute("controls")]).toEqual(["VIDEO", true]);
    press("ArrowRight", player);
    expect(screen.getByRole("heading").textContent).toBe("电影.mp4");
  });

  it("shows the words of a text", async () => {
    await show([NOTES]);
    expect(await screen.findByText("第一行")).toBeDefined();
  });

  it("lays out the pages of a PDF and lets go of it", async () => {
    vi.stubGlobal("IntersectionObserver", class { observe(): void { /* nothing is near in a test */ } disconnect(): void { /* as above */ } });
    await show([BOOK, ZIP]);
    expect(await screen.findByText("共 3 页")).toBeDefined();
    expect(within(screen.getByRole("document")).getAllByRole("img")).toHaveLength(3);
    press("ArrowRight");
    await waitFor(() => expect(closedPdfs).toBe(1));
    vi.unstubAllGlobals();
  });

  it("offers to save what it does not show, and says when that fails", async () => {
    await show([ZIP]);
    expect(screen.getByText(/不能在这里预览/)).toBeDefined();
    broken = "disk-full";
    fireEvent.click(screen.getAllByRole("button", { name: "另存为…" })[1] ?? document.body);
    expect((await screen.findByRole("alert")).textContent).toContain("磁盘满了");
    expect(saved).toEqual(["包.zip"]);
  });

  it("says why a picture cannot be shown: damaged, or not here", async () => {
    await show([PHOTO]);
    broken = "corrupt";
    fireEvent.error(screen.getByRole("img", { name: "照片.png" }));
    expect((await screen.findByRole("alert")).textContent).toContain("损坏");
  });

  it("gets a file that somebody else in the group has, and shows it when it came", async () => {
    await show([PHOTO]);
    broken = "not-found";
    fireEvent.error(screen.getByRole("img", { name: "照片.png" }));
    expect((await screen.findByRole("alert")).textContent).toContain("不在本机");
    expect(wanted).toEqual(["11 0"]);
    tell({ sha256: PHOTO.sha256, stage: "too-large", haveBytes: 0, totalBytes: 9_000_000, people: [{ personId: "pr_1", name: "小林", isOnline: true }] });
    expect(screen.getByRole("status").textContent).toBe("小林的电脑上有");
    fireEvent.click(screen.getByRole("button", { name: "取回" }));
    expect(wanted.at(-1)).toBe(`11 ${MAX_ATTACHMENT_BYTES}`);
    tell({ sha256: PHOTO.sha256, stage: "fetching", haveBytes: 4_500_000, totalBytes: 9_000_000, people: [] });
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe("4500000");
    broken = null;
    tell({ sha256: PHOTO.sha256, stage: "here", haveBytes: 9_000_000, totalBytes: 9_000_000, people: [] });
    expect(screen.getByRole("img", { name: "照片.png" })).toBeDefined();
  });

  it("speaks English as well", async () => {
    stage = await renderInForest(<AttachmentViewer items={[ZIP]} startIndex={0} attachments={attachments} onClose={() => undefined} />, { settings: { language: "en" } });
    expect(await screen.findByText(/cannot be shown here/)).toBeDefined();
  });
});
