// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { I18nProvider } from "#renderer/i18n/index.ts";
import { WelcomeView, type WelcomeViewProps } from "#renderer/features/welcome/index.ts";

async function open(props: Partial<WelcomeViewProps> = {}) {
  const calls = { onPlant: vi.fn(), onLanguageChange: vi.fn(), onMoveDataFolder: vi.fn(), onImport: vi.fn(), onJoin: vi.fn() };
  const language = props.language ?? "zh-CN";
  const view = (more: Partial<WelcomeViewProps> = {}) => (
    <I18nProvider language={more.language ?? language}>
      <WelcomeView initialName="" language={language} dataDir={null} busy={false} error={null} {...calls} {...props} {...more} />
    </I18nProvider>
  );
  const { rerender, container } = render(view());
  await screen.findByRole("heading", { level: 1 });
  return { ...calls, container, rerender: (more: Partial<WelcomeViewProps>) => rerender(view(more)) };
}

const nameField = (): HTMLElement => screen.getByLabelText("你的名字");
const forestField = (): HTMLElement => screen.getByLabelText("森林的名字");
const type = (field: HTMLElement, value: string): void => { fireEvent.change(field, { target: { value } }); };
const plant = (): void => { fireEvent.click(screen.getByRole("button", { name: "种下这片森林" })); };

afterEach(cleanup);

describe("the first screen", () => {
  it("plants the skeleton under the person's name without further questions", async () => {
    const { onPlant } = await open();
    type(nameField(), "  周敏 ");
    plant();
    expect(onPlant).toHaveBeenCalledExactlyOnceWith({ displayName: "周敏", forestName: "周敏的森林", language: "zh-CN", start: "skeleton" });
  });

  it("names the forest after the person until another name is typed", async () => {
    const { onPlant } = await open();
    type(nameField(), "周敏");
    expect(forestField()).toHaveProperty("value", "周敏的森林");
    type(forestField(), "读书会");
    type(nameField(), "周小敏");
    plant();
    expect(onPlant).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ displayName: "周小敏", forestName: "读书会" }));
  });

  it("falls back to the suggested name when the forest's name is left empty", async () => {
    const { onPlant } = await open({ initialName: "周敏" });
    type(forestField(), "   ");
    plant();
    expect(onPlant).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ forestName: "周敏的森林" }));
  });

  it("asks for the name, beside the field and with the focus there, instead of planting", async () => {
    const { onPlant } = await open();
    plant();
    expect(onPlant).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(nameField());
    expect(nameField().getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("先写下名字，知识点才知道是谁种的").id).toBe(nameField().getAttribute("aria-describedby"));
    type(nameField(), "周敏");
    expect(nameField().getAttribute("aria-invalid")).toBe("false");
  });

  it("offers only the two ways to begin that work, the skeleton chosen", async () => {
    await open();
    const radios = screen.getAllByRole("radio");
    expect(radios.map((radio) => [radio.getAttribute("value"), radio instanceof HTMLInputElement && radio.checked])).toEqual([["skeleton", true], ["empty", false]]);
  });

  it("plants an empty forest when open ground was chosen, and the picture follows", async () => {
    const { onPlant } = await open({ initialName: "周敏" });
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("九棵幼苗");
    fireEvent.click(screen.getByRole("radio", { name: "从一块空地开始" }));
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("第一棵树");
    plant();
    expect(onPlant).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ start: "empty" }));
  });

  it("does not plant twice while the first planting is under way", async () => {
    const { onPlant } = await open({ initialName: "周敏", busy: true });
    fireEvent.click(screen.getByRole("button", { name: "正在种下……" }));
    expect(onPlant).not.toHaveBeenCalled();
  });

  it("hands on the wish for another language and keeps what was typed when it comes", async () => {
    const { onLanguageChange, rerender } = await open();
    type(nameField(), "Mia");
    fireEvent.click(screen.getByRole("button", { name: "English" }));
    expect(onLanguageChange).toHaveBeenCalledExactlyOnceWith("en");
    rerender({ language: "en" });
    expect(await screen.findByLabelText("Your name")).toHaveProperty("value", "Mia");
    expect(screen.getByLabelText("Name of the forest")).toHaveProperty("value", "Mia's forest");
    expect(screen.getByRole("button", { name: "English" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("says why planting failed, as an alert", async () => {
    await open({ error: "disk-full" });
    expect(screen.getByRole("alert").textContent).toContain("磁盘空间不够");
  });

  it("names the folder that will hold everything, of either kind of path, and lets it be moved", async () => {
    const { onMoveDataFolder, rerender } = await open({ dataDir: "C:\\Users\\zhou\\文稿\\知识森林" });
    expect(screen.getByText(/「知识森林」文件夹/).title).toBe("C:\\Users\\zhou\\文稿\\知识森林");
    rerender({ dataDir: "/home/zhou/forests/" });
    expect(screen.getByText(/「forests」文件夹/).title).toBe("/home/zhou/forests/");
    fireEvent.click(screen.getByRole("button", { name: "换个位置" }));
    expect(onMoveDataFolder).toHaveBeenCalledOnce();
  });

  it("has no accessibility fault that can be seen without layout", async () => {
    const { container } = await open({ initialName: "周敏", error: "unexpected" });
    const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });

  it("begins with an exported forest instead, under the name that was typed", async () => {
    const { onImport, onPlant } = await open({ initialName: " 青禾 " });
    fireEvent.click(screen.getByRole("button", { name: "导入森林文件…" }));
    expect(onImport).toHaveBeenCalledExactlyOnceWith("青禾");
    expect(onPlant).not.toHaveBeenCalled();
  });

  it("joins a group with the trimmed name instead of planting", async () => {
    const { onJoin, onPlant } = await open({ initialName: " 林夏 " });
    fireEvent.click(screen.getByRole("button", { name: "用邀请加入小组" }));
    expect(onJoin).toHaveBeenCalledExactlyOnceWith("林夏");
    expect(onPlant).not.toHaveBeenCalled();
  });
});
