// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TitleField, type TitleEnd } from "#renderer/features/outline/components/TitleField.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

const onCommit = vi.fn<(title: string) => string | null>();
const onDone = vi.fn<(end: TitleEnd) => void>();
let stage: Stage;
let takeAway: () => void;
let retitle: (title: string) => void;

function Row(): ReactElement {
  const [isHere, setIsHere] = useState(true);
  const [title, setTitle] = useState("旧题");
  takeAway = () => act(() => { setIsHere(false); });
  retitle = (next) => act(() => { setTitle(next); });
  return isHere ? <>行<TitleField initial={title} label="标题" onCommit={onCommit} onDone={(end) => { onDone(end); setIsHere(false); }} /></> : <p>gone</p>;
}

beforeEach(async () => {
  onCommit.mockReset().mockReturnValue(null);
  onDone.mockReset();
  stage = await renderInForest(<Row />);
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const field = (): HTMLInputElement => screen.getByRole("textbox", { name: "标题" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };

describe("TitleField", () => {
  it("keeps what was typed when its row is taken away", () => {
    type("新题");
    takeAway();
    expect([onCommit.mock.calls, stage.toasts]).toEqual([[["新题"]], []]);
  });

  it("offers it for copying when the point is no longer there to be retitled", () => {
    onCommit.mockReturnValue("point-missing");
    type("新题");
    takeAway();
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: "新题" }]);
  });

  it("keeps it once, however it was left", () => {
    type("新题");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect([onCommit.mock.calls, onDone.mock.calls]).toEqual([[["新题"]], [["enter"]]]);
  });

  it("keeps nothing that Esc let go", () => {
    type("新题");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect([onCommit.mock.calls, onDone.mock.calls]).toEqual([[], [["escape"]]]);
  });

  it("keeps no empty title when its row is taken away", () => {
    type("  ");
    takeAway();
    expect([onCommit.mock.calls, stage.toasts]).toEqual([[], []]);
  });

  it.each(["blur", "Enter"])("takes back no title that others have given meanwhile, when nothing was typed: %s", (how) => {
    retitle("别人起的");
    if (how === "blur") fireEvent.blur(field());
    else fireEvent.keyDown(field(), { key: "Enter" });
    expect([onCommit.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
  });

  it("stays with a refused text until it is mended", () => {
    onCommit.mockReturnValueOnce("invalid-title");
    type("太长");
    fireEvent.blur(field());
    expect([field().value, field().getAttribute("aria-invalid"), onDone.mock.calls]).toEqual(["太长", "true", []]);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onDone.mock.calls).toEqual([["enter"]]);
  });
});
