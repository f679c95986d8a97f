// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RadioCards, SegmentedControl, Select, Slider, Switch, TextArea, TextField, UiProvider } from "#renderer/ui/index.ts";

afterEach(cleanup);

const helpOf = (control: HTMLElement): string | null | undefined => document.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent;

describe("fields", () => {
  it("are named by their label and described by their hint", () => {
    render(<TextField label="Name" hint="As others see it." />);
    expect(helpOf(screen.getByLabelText("Name"))).toBe("As others see it.");
  });

  it("say what is wrong instead of the hint, and say it aloud", () => {
    render(<TextArea label="Why" hint="One sentence." error="Too long." />);
    const field = screen.getByLabelText("Why");
    expect(helpOf(field)).toBe("Too long.");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("alert").textContent).toBe("Too long.");
  });

  it("keep a label that is not drawn", () => {
    render(<TextField label="Filter" hideLabel />);
    expect(screen.getByLabelText("Filter")).toBeDefined();
  });

  it("report choices as values", () => {
    const onTheme = vi.fn();
    const onStart = vi.fn();
    const onSwitch = vi.fn();
    const onSize = vi.fn();
    render(
      <>
        <SegmentedControl label="Theme" value="light" segments={[{ value: "light", label: "Light" }, { value: "dark", label: "Dark" }]} onChange={onTheme} />
        <RadioCards label="Start" value="skeleton" cards={[{ value: "skeleton", title: "Skeleton", detail: "Nine modules" }, { value: "empty", title: "Empty" }]} onChange={onStart} />
        <Switch label="Motion" checked={false} onChange={onSwitch} />
        <Slider label="Text size" value={100} min={80} max={200} valueText="100%" onChange={onSize} />
      </>,
    );
    fireEvent.click(screen.getByRole("radio", { name: "Dark" }));
    fireEvent.click(screen.getByRole("radio", { name: "Empty" }));
    fireEvent.click(screen.getByRole("switch", { name: "Motion" }));
    fireEvent.change(screen.getByRole("slider", { name: "Text size" }), { target: { value: "120" } });
    expect(onTheme).toHaveBeenCalledWith("dark");
    expect(onStart).toHaveBeenCalledWith("empty");
    expect(onSwitch).toHaveBeenCalledWith(true);
    expect(onSize).toHaveBeenCalledWith(120);
  });

  it("have nothing that axe objects to", async () => {
    const { container } = render(
      <UiProvider>
        <TextField label="Name" hint="As others see it." />
        <TextArea label="Why" error="Too long." />
        <SegmentedControl label="Theme" value="light" segments={[{ value: "light", label: "Light" }, { value: "dark", label: "Dark" }]} onChange={() => undefined} />
        <RadioCards label="Start" value="a" cards={[{ value: "a", title: "A", detail: "Nine" }]} onChange={() => undefined} />
        <Switch label="Motion" hint="Less of it" checked onChange={() => undefined} />
        <Slider label="Text size" value={100} min={80} max={200} valueText="100%" onChange={() => undefined} />
        <Select label="Kind" value="point" options={[{ value: "point", label: "Point" }, { value: "case", label: "Case" }]} onChange={() => undefined} />
      </UiProvider>,
    );
    const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
