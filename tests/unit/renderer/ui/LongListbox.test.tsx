// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LongListbox } from "#renderer/ui/index.ts";
import { fakeLayout } from "#tests/support/fakeLayout.ts";

const onChoose = vi.fn<(index: number) => void>();

function Names({ count }: { readonly count: number }) {
  const [active, setActive] = useState(0);
  return <LongListbox label="名字" count={count} rowHeightPx={28} activeIndex={active} keyOf={(index) => `k${index}`} row={(index) => <span>第 {index} 个</span>} onActive={setActive} onChoose={onChoose} />;
}

const list = (): HTMLElement => screen.getByRole("listbox", { name: "名字" });
const active = (): HTMLElement | null => document.getElementById(list().getAttribute("aria-activedescendant") ?? "");
const press = (...keys: string[]): void => { for (const key of keys) fireEvent.keyDown(list(), { key }); };

beforeEach(() => {
  onChoose.mockClear();
  fakeLayout(280, 28);
});
afterEach(() => { vi.restoreAllMocks(); });

afterEach(cleanup);

describe("a long list", () => {
  it("draws what is in sight and says how long it is", () => {
    render(<Names count={1000} />);
    expect(screen.getAllByRole("option").length).toBeLessThan(30);
    expect(screen.getAllByRole("option")[0]?.getAttribute("aria-setsize")).toBe("1000");
  });

  it("is walked by the arrows, by pages and to its ends, never past them", () => {
    render(<Names count={1000} />);
    press("ArrowUp");
    expect(active()?.textContent).toBe("第 0 个");
    press("ArrowDown", "PageDown");
    expect(active()?.textContent).toBe("第 9 个");
    press("End", "ArrowDown");
    expect(active()?.textContent).toBe("第 999 个");
    press("Home");
    expect(active()?.textContent).toBe("第 0 个");
  });

  it("is chosen from with Enter or by a press", () => {
    render(<Names count={3} />);
    press("ArrowDown", "Enter");
    const third = screen.getAllByRole("option")[2];
    if (third !== undefined) fireEvent.click(third);
    expect(onChoose.mock.calls).toEqual([[1], [2]]);
  });
});
