// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ClosingGuard } from "#renderer/app/components/ClosingGuard.tsx";
import { Dialog } from "#renderer/ui/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
beforeEach(async () => {
  stage = await renderInForest(<><ClosingGuard /><Dialog title="关联" holdsTyping onClose={() => undefined}>为什么</Dialog></>);
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const close = async (): Promise<void> => { await act(async () => { stage.fake.send("app.closing", {}); }); };
const asked = (): HTMLElement => screen.getByRole("alertdialog", { name: "放弃写下的内容？" });

describe("closing the window over a form that was not sent", () => {
  it("asks, and stays open when the person goes on writing", async () => {
    await close();
    expect(asked()).toBeDefined();
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "继续写" })); });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("goes on to close when the person lets it go", async () => {
    await close();
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "放弃" })); });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});
