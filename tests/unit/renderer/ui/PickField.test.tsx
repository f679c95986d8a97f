// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { PickField } from "#renderer/ui/index.ts";

afterEach(cleanup);

const WORDS = ["苹果", "苹果树", "梨"];

function Held({ error = null }: { readonly error?: string | null }): ReactElement {
  const [value, setValue] = useState<string | null>(null);
  return (
    <PickField label="水果" value={value} placeholder="输入" noneText="没有" changeLabel="重选" error={error} find={(query) => WORDS.filter((word) => query !== "" && word.includes(query))}
      name={(word) => <span>{word}</span>} onChange={setValue} />
  );
}

const field = (): HTMLElement => screen.getByRole("combobox", { name: "水果" });
const type = (text: string): void => { fireEvent.change(field(), { target: { value: text } }); };

describe("PickField", () => {
  it("offers what answers, goes through it by arrows, and takes by Enter", () => {
    render(<Held />);
    type("苹果");
    expect(screen.getAllByRole("option").map((option) => option.getAttribute("aria-selected"))).toEqual(["true", "false"]);
    fireEvent.keyDown(field(), { key: "ArrowUp" });
    expect(screen.getAllByRole("option").map((option) => option.getAttribute("aria-selected"))).toEqual(["false", "true"]);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(screen.getByRole("group", { name: "水果" }).textContent).toBe("水果苹果树");
  });

  it("goes on to the button that sends its form once something is chosen", () => {
    render(<form><Held /><button type="button">取消</button><button type="submit">好</button></form>);
    type("梨");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "好" }));
  });

  it("goes back to the field when the choice is given up", () => {
    render(<Held />);
    type("梨");
    fireEvent.mouseDown(screen.getByRole("option"));
    fireEvent.click(screen.getByRole("button", { name: "重选" }));
    expect(document.activeElement).toBe(field());
  });

  it("closes its list with Esc before anything around it hears of that", () => {
    let heard = 0;
    render(<div role="presentation" onKeyDown={() => { heard += 1; }}><Held /></div>);
    type("梨");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect([screen.queryByRole("listbox"), heard]).toEqual([null, 0]);
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(heard).toBe(1);
  });

  it("leaves Enter to an input method, and says when nothing answers", () => {
    render(<Held />);
    type("梨");
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(screen.getByRole("option")).toBeDefined();
    type("石");
    expect(screen.getByRole("status").textContent).toBe("没有");
  });

  it("has nothing that axe objects to, open and in error", async () => {
    const { container } = render(<Held error="请选一个" />);
    type("苹果");
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});
