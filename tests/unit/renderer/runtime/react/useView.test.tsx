// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ForestProvider, useForest, useForestOrNull, useView, type OpenForest } from "#renderer/runtime/index.ts";
import { renamePoint } from "#shared/forest/index.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";

let forest: OpenForest;
forestForEach((opened) => { forest = opened; });
afterEach(() => { cleanup(); });

const sameItems = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item, at) => item === b[at]);
let drawn = 0;
let seen: (readonly string[])[] = [];
beforeEach(() => { drawn = 0; seen = []; });

/** Builds a new array on every read, with an inline selector: the hardest case for a memo. */
function Titles(): ReactElement {
  const titles = useView((view) => Array.from(view.points(), (point) => point.title.slice(0, 1)), sameItems);
  drawn += 1;
  seen.push(titles);
  return <p>{titles.join(" ")}</p>;
}

describe("useView", () => {
  it("shows what the selector reads, and again after a change", () => {
    addTestPoint(forest, { title: "甲" });
    render(<ForestProvider forest={forest}><Titles /></ForestProvider>);
    expect(screen.getByText("甲")).toBeDefined();
    act(() => { addTestPoint(forest, { title: "乙" }); });
    expect(screen.getByText("甲 乙")).toBeDefined();
  });

  it("does not draw again for a change that leaves the result equal, and keeps the same object", () => {
    const id = addTestPoint(forest, { title: "甲一" });
    const { rerender } = render(<ForestProvider forest={forest}><Titles /></ForestProvider>);
    act(() => { forest.run(renamePoint, { id, title: "甲二" }); });
    expect(drawn).toBe(1);
    rerender(<ForestProvider forest={forest}><Titles /></ForestProvider>);
    expect(drawn).toBe(2);
    expect(seen[1]).toBe(seen[0]);
  });

  it("leaves the view when it goes", () => {
    const { unmount } = render(<ForestProvider forest={forest}><Titles /></ForestProvider>);
    unmount();
    addTestPoint(forest, { title: "甲" });
    expect(drawn).toBe(1);
  });
});

describe("useForest", () => {
  it("insists on an open forest, where useForestOrNull does not", () => {
    const Strict = (): ReactElement => <p>{useForest().id}</p>;
    const Lenient = (): ReactElement => <p>{useForestOrNull()?.id ?? "none"}</p>;
    render(<ForestProvider forest={null}><Lenient /></ForestProvider>);
    expect(screen.getByText("none")).toBeDefined();
    expect(() => render(<ForestProvider forest={null}><Strict /></ForestProvider>)).toThrow("open forest");
  });
});
