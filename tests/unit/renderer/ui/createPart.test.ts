// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { createPart } from "#renderer/ui/createPart.ts";
import { until } from "#tests/support/until.ts";

const Editor = (): null => null;

describe("a part that comes in a file of its own", () => {
  it("is asked for once, whoever wants it", async () => {
    const load = vi.fn(async () => ({ Editor }));
    const part = createPart("Editor", load, () => undefined);
    expect(load).not.toHaveBeenCalled();
    part.start();
    part.start();
    expect(part.get()).toEqual({ kind: "loading" });
    await until(part, ({ kind }) => kind === "here");
    part.start();
    expect(part.get()).toEqual({ kind: "here", Component: Editor });
    expect(load).toHaveBeenCalledOnce();
  });

  it("throws nothing when its file cannot be read: it is told, is a state, and may be asked for again", async () => {
    const lost = new Error("gone");
    const load = vi.fn(async (): Promise<{ Editor: typeof Editor }> => { throw lost; });
    const report = vi.fn();
    const part = createPart("Editor", load, report);
    const seen: unknown[] = [];
    const stop = part.onChange(() => { seen.push(part.get()); });
    part.again();
    expect(load).not.toHaveBeenCalled();
    part.start();
    await until(part, ({ kind }) => kind === "failed");
    expect(report).toHaveBeenCalledWith("part of the page: Editor", lost);
    stop();
    part.again();
    part.again();
    expect(part.get()).toEqual({ kind: "failed", tries: 1, isTrying: true });
    await until(part, (state) => state.kind === "failed" && state.tries === 2 && !state.isTrying);
    load.mockResolvedValue({ Editor });
    part.again();
    await until(part, ({ kind }) => kind === "here");
    expect(load).toHaveBeenCalledTimes(3);
    expect(seen).toEqual([{ kind: "failed", tries: 1, isTrying: false }]);
  });
});
