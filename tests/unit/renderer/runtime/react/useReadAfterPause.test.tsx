// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { useCallback, useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createReadable, useReadAfterPause, type Writable } from "#renderer/runtime/index.ts";

let reads: string[] = [];
let show: (value: Writable<string>) => void;

function Shown({ first }: { readonly first: Writable<string> }): ReactElement {
  const [source, setSource] = useState(first);
  show = setSource;
  const read = useCallback(() => {
    reads.push(source.get());
    return source.get();
  }, [source]);
  return <p>{useReadAfterPause(read, source.onChange, { pauseMs: 300, atLatestMs: 1_000 })}</p>;
}
const shown = (): string | null => screen.getByRole("paragraph").textContent;
const pass = (ms: number): void => { act(() => { vi.advanceTimersByTime(ms); }); };

beforeEach(() => {
  reads = [];
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("useReadAfterPause", () => {
  it("reads at once, and once more when changes have paused", () => {
    const source = createReadable("一");
    render(<Shown first={source} />);
    expect(shown()).toBe("一");
    source.set("二");
    pass(200);
    source.set("三");
    pass(299);
    expect([shown(), reads]).toEqual(["一", ["一"]]);
    pass(1);
    expect([shown(), reads]).toEqual(["三", ["一", "三"]]);
    pass(5_000);
    expect(reads).toHaveLength(2);
  });

  it("does not wait for ever for who never pauses", () => {
    const source = createReadable("0");
    render(<Shown first={source} />);
    for (let at = 1; at <= 9; at += 1) {
      source.set(String(at));
      pass(200);
    }
    // A second after the first change is the latest moment; from the next change on it is counted anew.
    expect(reads).toEqual(["0", "5"]);
    pass(300);
    expect([shown(), reads]).toEqual(["9", ["0", "5", "9"]]);
  });

  it("reads another source at once, and nothing of the one before", () => {
    const [source, other] = [createReadable("甲"), createReadable("乙")];
    render(<Shown first={source} />);
    source.set("甲二");
    act(() => { show(other); });
    expect(shown()).toBe("乙");
    source.set("甲三");
    pass(5_000);
    expect([shown(), reads]).toEqual(["乙", ["甲", "乙"]]);
    act(() => { show(source); });
    expect(shown()).toBe("甲三");
  });

  it("is silent when it is gone", () => {
    const source = createReadable("一");
    const { unmount } = render(<Shown first={source} />);
    source.set("二");
    unmount();
    pass(5_000);
    expect(reads).toEqual(["一"]);
  });
});
