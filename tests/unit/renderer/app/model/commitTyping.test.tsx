// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { commitTyping } from "#renderer/app/model/commitTyping.ts";

afterEach(cleanup);

describe("commitTyping", () => {
  it("lets the field that has the focus commit", () => {
    const onBlur = vi.fn();
    render(<input onBlur={onBlur} />);
    screen.getByRole("textbox").focus();
    commitTyping();
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it("does so also while the window lies behind, where the browser sends no blur", () => {
    const onBlur = vi.fn();
    render(<input onBlur={onBlur} />);
    const field = screen.getByRole("textbox");
    field.focus();
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    vi.spyOn(field, "blur").mockImplementation(() => undefined);
    commitTyping();
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it("leaves alone what is no field", () => {
    const onBlur = vi.fn();
    render(<button type="button" onBlur={onBlur}>press</button>);
    screen.getByRole("button").focus();
    commitTyping();
    expect([onBlur.mock.calls.length, document.activeElement]).toEqual([0, screen.getByRole("button")]);
  });
});
