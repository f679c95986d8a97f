// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POINTS_MIME } from "#renderer/runtime/index.ts";
import { TextDoor } from "#renderer/features/building/TextDoor.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
beforeEach(async () => {
  stage = await renderInForest(
    <>
      <TextDoor />
      <div data-panel="outline"><button type="button">outline</button><input aria-label="title" /></div>
      <div data-panel="graph"><canvas aria-label="graph" /></div>
      <div data-panel="inspector"><button type="button">inspector</button></div>
    </>,
  );
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const paste = (target: Element, text: string): boolean => fireEvent.paste(target, { clipboardData: { getData: () => text, files: [] } });

describe("pasting over the forest", () => {
  it("takes text that is pasted in a panel of the forest, or where nothing has the focus", () => {
    expect(paste(screen.getByRole("button", { name: "outline" }), "一\n二")).toBe(false);
    paste(document.body, "三");
    expect(stage.taken).toEqual([{ dropped: { text: "一\n二", files: [] }, place: null }, { dropped: { text: "三", files: [] }, place: null }]);
  });

  it("leaves text fields, other panels and blanks alone", () => {
    expect(paste(screen.getByRole("textbox"), "一")).toBe(true);
    expect(paste(screen.getByRole("button", { name: "inspector" }), "一")).toBe(true);
    expect(paste(document.body, " \n ")).toBe(true);
    expect(stage.taken).toEqual([]);
  });

  it("leaves a paste alone while a dialog lies over the forest", () => {
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    document.body.append(dialog);
    expect(paste(document.body, "一")).toBe(true);
    dialog.remove();
    expect(stage.taken).toEqual([]);
  });
});

describe("dropping text on the graph", () => {
  const drop = (target: Element, types: readonly string[]): boolean => fireEvent.drop(target, { dataTransfer: { types, files: [], getData: () => "一\n二", dropEffect: "" } });

  it("takes text, but no points of the outline and no files", () => {
    const canvas = screen.getByLabelText("graph");
    expect(drop(canvas, ["text/plain", POINTS_MIME])).toBe(true);
    expect(drop(canvas, ["Files"])).toBe(true);
    expect(drop(screen.getByRole("button", { name: "inspector" }), ["text/plain"])).toBe(true);
    expect(stage.taken).toEqual([]);
    expect(drop(canvas, ["text/plain", "text/html"])).toBe(false);
    expect(stage.taken).toEqual([{ dropped: { text: "一\n二", files: [] }, place: null }]);
  });
});
