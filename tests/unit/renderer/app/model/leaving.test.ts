// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { leavingQuestion, mayLeave } from "#renderer/app/model/leaving.ts";
import { sessionOf } from "#renderer/features/comments/model/discussionSession.ts";
import { err, ok } from "#shared/kernel/index.ts";

/** A forest whose flush answers in turn; nothing else of it is asked for. */
function flushing(...answers: readonly boolean[]): OpenForest {
  const left = [...answers];
  const flush = (): ReturnType<OpenForest["flush"]> => Promise.resolve(left.shift() === true ? ok(undefined) : err({ reason: "disk-full" }));
  // SAFETY: mayLeave uses nothing but flush.
  return { flush } as unknown as OpenForest;
}

async function question() {
  await vi.waitUntil(() => leavingQuestion.getState().question !== null);
  const { question: asked } = leavingQuestion.getState();
  if (asked === null) throw new Error("no question");
  return asked;
}

describe("leaving a forest", () => {
  it("asks nothing when the disk has everything, or when no forest is open", async () => {
    expect(await mayLeave(flushing(true))).toBe(true);
    expect(await mayLeave(null)).toBe(true);
    expect(leavingQuestion.getState().question).toBeNull();
  });

  it("stays when the last changes cannot be written and the person decides to stay", async () => {
    const onAsking = vi.fn();
    const leaving = mayLeave(flushing(false), onAsking);
    const asked = await question();
    expect(onAsking).toHaveBeenCalledOnce();
    expect(asked.problem).toBe("disk-full");
    asked.decide("stay");
    expect(await leaving).toBe(false);
    expect(leavingQuestion.getState().question).toBeNull();
  });

  it("tries again as often as it is told to, and leaves once it worked", async () => {
    const leaving = mayLeave(flushing(false, false, true));
    (await question()).decide("retry");
    await vi.waitUntil(() => leavingQuestion.getState().question !== null);
    (await question()).decide("retry");
    expect(await leaving).toBe(true);
  });

  it("leaves without them only when the person says so", async () => {
    const leaving = mayLeave(flushing(false));
    (await question()).decide("leave");
    expect(await leaving).toBe(true);
  });

  it("asks before it leaves a form that was filled in and not sent, and stays unless the person lets it go", async () => {
    document.body.innerHTML = "<div data-holds-typing></div>";
    const onAsking = vi.fn();
    const staying = mayLeave(flushing(), onAsking);
    const asked = await question();
    expect([asked.problem, onAsking.mock.calls.length]).toEqual(["typing", 1]);
    asked.decide("stay");
    expect(await staying).toBe(false);
    const leaving = mayLeave(flushing(true));
    (await question()).decide("leave");
    expect(await leaving).toBe(true);
    document.body.innerHTML = "";
  });

  it("commits what is being typed first", async () => {
    document.body.innerHTML = "<textarea></textarea>";
    const field = document.querySelector("textarea");
    const committed = vi.fn();
    field?.addEventListener("blur", committed);
    field?.focus();
    await mayLeave(flushing(true));
    expect(committed).toHaveBeenCalledOnce();
  });

  it("asks while a comment that no field shows waits to be sent", async () => {
    const forest = flushing(true);
    const { drafts } = sessionOf(forest);
    drafts.set("pt_root", { plain: "还没说完", mentioned: new Map() });
    const leaving = mayLeave(forest);
    const asked = await question();
    expect(asked.problem).toBe("typing");
    asked.decide("stay");
    expect(await leaving).toBe(false);
    drafts.delete("pt_root");
    expect(await mayLeave(forest)).toBe(true);
  });
});
