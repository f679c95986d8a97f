// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChipsField, UiProvider } from "#renderer/ui/index.ts";

const onLost = vi.fn();
beforeEach(() => { onLost.mockReset(); });
afterEach(cleanup);

let chips: readonly string[] = [];
/** Takes what has at most three characters. */
function Held(): ReactElement {
  const [texts, setTexts] = useState<readonly string[]>(["红"]);
  chips = texts;
  const add = (given: readonly string[]) => {
    const fitting = given.filter((text) => text.length <= 3);
    if (fitting.length > 0) {
      setTexts((before) => [...before, ...fitting]);
      chips = [...chips, ...fitting];
    }
    return fitting.length === given.length ? null : { texts: given.filter((text) => text.length > 3), why: "最多三个字" };
  };
  return (
    <UiProvider>
      <ChipsField label="标签" chips={texts.map((text) => ({ text }))} maxLength={200} removeLabel={(text) => `去掉${text}`} suggest={() => []} onAdd={add} onLost={onLost} onRemove={(text) => { setTexts(texts.filter((one) => one !== text)); }} />
    </UiProvider>
  );
}

const field = (): HTMLInputElement => screen.getByRole("combobox", { name: "标签" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };
const press = (key: string): void => { fireEvent.keyDown(field(), { key }); };

describe("ChipsField", () => {
  it("takes what is typed by Enter and by leaving, and empties itself", () => {
    render(<Held />);
    type("绿");
    press("Enter");
    type("蓝");
    fireEvent.blur(field());
    expect([chips, field().value]).toEqual([["红", "绿", "蓝"], ""]);
  });

  it("keeps what was not taken, and says why beside it", () => {
    render(<Held />);
    type("红橙黄绿");
    press("Enter");
    expect([chips, field().value, field().getAttribute("aria-invalid")]).toEqual([["红"], "红橙黄绿", "true"]);
    expect(document.getElementById(field().getAttribute("aria-describedby") ?? "")?.textContent).toBe("最多三个字");
    fireEvent.blur(field());
    expect(field().value).toBe("红橙黄绿");
  });

  it("takes the parts of a pasted list that fit, and keeps only the others", () => {
    render(<Held />);
    fireEvent.paste(field(), { clipboardData: { getData: () => "绿、红橙黄绿，蓝" } });
    expect([chips, field().value]).toEqual([["红", "绿", "蓝"], "红橙黄绿"]);
  });

  it("says no more why once the text is mended or let go", () => {
    render(<Held />);
    type("红橙黄绿");
    press("Enter");
    type("红橙黄");
    expect(screen.queryByRole("alert")).toBeNull();
    press("Enter");
    type("红橙黄绿");
    press("Enter");
    press("Escape");
    expect([chips, field().value, screen.queryByRole("alert")]).toEqual([["红", "红橙黄"], "", null]);
  });

  it("takes what stands in it when it is taken away in mid-word, and hands back what was refused", () => {
    const { unmount } = render(<Held />);
    type("绿，红橙黄绿");
    unmount();
    expect([chips, onLost.mock.calls]).toEqual([["红", "绿"], [["红橙黄绿"]]]);
  });

  it("has nothing to hand back when it is taken away empty", () => {
    const { unmount } = render(<Held />);
    type("绿");
    press("Enter");
    unmount();
    expect([chips, onLost.mock.calls]).toEqual([["红", "绿"], []]);
  });

  it("has nothing that axe objects to, also with a refusal in it", async () => {
    render(<Held />);
    type("红橙黄绿");
    press("Enter");
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
