// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ShellProvider, useWrittenText, type ShellPort, type ToastRequest } from "#renderer/runtime/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

/** What was written, in order; a text with "bad" in it, and an empty one, are refused. */
let written: string[] = [];
let toasts: ToastRequest[] = [];
/** Others change the record. */
let setElsewhere: (text: string) => void;
let takeAway: () => void;

function Field({ value, onWrite }: { readonly value: string; onWrite(text: string): void }): ReactElement {
  const typed = useWrittenText(value, (text) => {
    if (text.trim() === "" || text.includes("bad")) return "point.error.too-long";
    onWrite(text);
    return null;
  });
  return <><input aria-label="word" {...typed.field} onKeyDown={(event) => { if (event.key === "Escape") typed.revert(); }} />{typed.errorKey === null ? null : <p role="alert">{typed.errorKey}</p>}</>;
}

function Held(): ReactElement {
  const [value, setValue] = useState("旧");
  const [isHere, setIsHere] = useState(true);
  setElsewhere = (text) => act(() => { setValue(text); });
  takeAway = () => act(() => { setIsHere(false); });
  return isHere ? <Field value={value} onWrite={(text) => { written.push(`${value}→${text}`); setValue(text); }} /> : <p>gone</p>;
}

const field = (): HTMLInputElement => screen.getByRole("textbox", { name: "word" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };

beforeEach(() => {
  written = [];
  toasts = [];
  const shell: ShellPort = { ...createFakeShell(), toast: (request) => { toasts.push(request); } };
  render(<ShellProvider shell={shell}><Held /></ShellProvider>);
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

describe("useWrittenText", () => {
  it("writes once when the field is left, and shows the record again", () => {
    type("新");
    type("新的");
    fireEvent.blur(field());
    fireEvent.blur(field());
    expect(written).toEqual(["旧→新的"]);
    setElsewhere("别人的");
    expect(field().value).toBe("别人的");
  });

  it("writes nothing when nothing was typed, or what stands there already", () => {
    fireEvent.blur(field());
    type("新");
    type("旧");
    fireEvent.blur(field());
    takeAway();
    expect(written).toEqual([]);
  });

  it("writes after a pause by what is known then, and keeps what is typed though the record changes", () => {
    vi.useFakeTimers();
    type("我的");
    setElsewhere("别人的");
    expect(field().value).toBe("我的");
    act(() => { vi.advanceTimersByTime(5_000); });
    expect(written).toEqual(["别人的→我的"]);
  });

  it("writes when it is taken away in mid-word, and not a second time", () => {
    type("没写完");
    takeAway();
    expect([written, toasts]).toEqual([["旧→没写完"], []]);
  });

  it("keeps a refused text where it stands, says why, and takes it when it is mended", () => {
    type("bad");
    fireEvent.blur(field());
    expect([field().value, screen.getByRole("alert").textContent]).toEqual(["bad", "point.error.too-long"]);
    type("good");
    fireEvent.blur(field());
    expect([written, screen.queryByRole("alert")]).toEqual([["旧→good"], null]);
  });

  it("keeps a text that a pause had refused when the field is left after it", () => {
    vi.useFakeTimers();
    type("bad");
    act(() => { vi.advanceTimersByTime(5_000); });
    fireEvent.blur(field());
    expect(field().value).toBe("bad");
  });

  it("lets go a refused text by revert", () => {
    type("bad");
    fireEvent.blur(field());
    fireEvent.keyDown(field(), { key: "Escape" });
    takeAway();
    expect([written, toasts]).toEqual([[], []]);
  });

  it("lets go an empty text that was refused, and says why", () => {
    type(" ");
    fireEvent.blur(field());
    expect([field().value, screen.getByRole("alert").textContent]).toEqual(["旧", "point.error.too-long"]);
  });

  it("offers a refused text for copying when its field is taken away", () => {
    type("bad");
    takeAway();
    expect(toasts).toMatchObject([{ tone: "error", key: "app.typing.lost", copyText: "bad" }]);
  });
});
