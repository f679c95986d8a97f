// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { GrowingTextArea } from "#renderer/ui/index.ts";

afterEach(cleanup);

it("has the words that make it high behind it, in the same box, and nobody reads them twice", () => {
  const draw = (value: string) => <GrowingTextArea className="box" aria-label="摘要" placeholder="一句话" value={value} onChange={() => undefined} />;
  const { container, rerender } = render(draw("两行\n文字"));
  const behind = (): HTMLElement | null => container.querySelector<HTMLElement>("[data-words]");
  expect(behind()?.dataset["words"]).toBe("两行\n文字");
  expect(behind()?.className).toContain("box");
  expect(screen.getByRole("textbox", { name: "摘要" }).className).toContain("box");
  expect(behind()?.getAttribute("aria-hidden")).toBe("true");
  expect(screen.queryByText("两行 文字", { ignore: "textarea" })).toBeNull();
  rerender(draw(""));
  expect(behind()?.dataset["words"]).toBe("一句话");
});
