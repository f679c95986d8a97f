// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { ToggleChips } from "#renderer/ui/index.ts";

afterEach(cleanup);

const chips = [{ value: "a", label: "甲" }, { value: "b", label: "乙", note: "3" }, { value: "c", label: "丙" }] as const;

function Held({ first }: { readonly first: readonly ("a" | "b" | "c")[] }): ReactElement {
  const [value, setValue] = useState(first);
  return <><ToggleChips label="标签" chips={chips} value={value} onChange={setValue} /><p data-testid="held">{value.join(" ")}</p></>;
}

describe("ToggleChips", () => {
  it("presses any number, and lets go again", () => {
    render(<Held first={["a"]} />);
    fireEvent.click(screen.getByRole("button", { name: /乙/ }));
    expect(screen.getByTestId("held").textContent).toBe("a b");
    fireEvent.click(screen.getByRole("button", { name: "甲" }));
    expect(screen.getByTestId("held").textContent).toBe("b");
    expect(screen.getAllByRole("button").map((chip) => chip.getAttribute("aria-pressed"))).toEqual(["false", "true", "false"]);
  });

  it("is a named group with one tab stop", () => {
    render(<Held first={[]} />);
    expect(screen.getByRole("group", { name: "标签" })).toBeDefined();
    expect(screen.getAllByRole("button").filter((chip) => chip.tabIndex === 0)).toHaveLength(1);
  });

  it("has nothing that axe objects to", async () => {
    const { container } = render(<Held first={["b"]} />);
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});
