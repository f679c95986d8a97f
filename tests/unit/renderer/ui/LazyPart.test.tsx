// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { I18nProvider } from "#renderer/i18n/index.ts";
import { createPart, LazyPart, UiProvider } from "#renderer/ui/index.ts";

afterEach(cleanup);

const Editor = ({ text }: { readonly text: string }): ReactElement => <p>editor: {text}</p>;
const LOST = new Error("gone");

const inChinese = (stage: ReactElement) => render(<I18nProvider language="zh-CN">{stage}</I18nProvider>);

/** A part whose file can be read from the given time of asking on. */
function partFrom(time: number) {
  let asked = 0;
  return createPart("Editor", async () => {
    asked += 1;
    if (asked < time) throw LOST;
    return { Editor };
  }, () => undefined);
}

describe("LazyPart", () => {
  it("shows what waits, then the part with what it is given", async () => {
    render(<LazyPart part={partFrom(1)} given={{ text: "a" }} waiting={<p>waiting</p>} />);
    expect(screen.getByText("waiting")).toBeTruthy();
    expect(await screen.findByText("editor: a")).toBeTruthy();
  });

  it("says in its own frame that it did not come, leaves the rest be, and tries again", async () => {
    const part = partFrom(2);
    function Stage(): ReactElement {
      const [count, setCount] = useState(0);
      return (
        <UiProvider>
          <button type="button" onClick={() => { setCount(count + 1); }}>beside {count}</button>
          <LazyPart part={part} given={{ text: "b" }} frame={(words) => <section aria-label="sheet">{words}</section>} />
        </UiProvider>
      );
    }
    inChinese(<Stage />);
    const alert = await screen.findByRole("alert");
    expect(screen.getByRole("region", { name: "sheet" }).contains(alert)).toBe(true);
    expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
    fireEvent.click(screen.getByText("beside 0"));
    expect(screen.getByText("beside 1")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "重新载入窗口" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByText("editor: b")).toBeTruthy();
  });

  it("offers a fresh window once it was asked for twice in vain", async () => {
    const onReload = vi.fn();
    inChinese(<UiProvider onReload={onReload}><LazyPart part={partFrom(9)} given={{ text: "c" }} /></UiProvider>);
    fireEvent.click(await screen.findByRole("button", { name: "再试一次" }));
    fireEvent.click(await screen.findByRole("button", { name: "重新载入窗口" }));
    expect(onReload).toHaveBeenCalledOnce();
  });

  it("is a dialog that can be closed where the part would have been one", async () => {
    const onClose = vi.fn();
    inChinese(<UiProvider><LazyPart part={partFrom(9)} given={{ text: "d" }} onClose={onClose} /></UiProvider>);
    await screen.findByRole("alertdialog", { name: "这一块没有打开" });
    fireEvent.click(screen.getByRole("button", { name: "关闭" }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});
