// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forestActions, ForestsDialog, NewForestDialog } from "#renderer/features/forests/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
const opened: string[] = [];

const card = async (name: string): Promise<HTMLElement> => {
  const title = await screen.findByText(name);
  const found = title.closest("li");
  if (found === null) throw new Error(`no card for ${name}`);
  return found;
};

beforeEach(() => { opened.length = 0; });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("ForestsDialog", () => {
  beforeEach(async () => {
    stage = await renderInForest(<ForestsDialog currentForestId="fr_1" onOpenForest={(id) => opened.push(id)} onClose={() => undefined} />, { actions: forestActions });
    await card("青禾的森林");
  });

  it("copies a forest, gives the copy its own name, and opens it", async () => {
    fireEvent.click(screen.getByRole("button", { name: "复制“青禾的森林”" }));
    const copy = await card("青禾的森林 副本");
    fireEvent.click(within(copy).getByRole("button", { name: /打开/ }));
    expect(opened).toEqual(["fr_2"]);
  });

  it("does not offer to put the open forest away", () => {
    expect(screen.queryByRole("button", { name: /移入回收站/ })).toBeNull();
  });

  it("puts a forest away with an undo, and deletes it for good only after its name was typed", async () => {
    fireEvent.click(screen.getByRole("button", { name: "复制“青禾的森林”" }));
    fireEvent.click(within(await card("青禾的森林 副本")).getByRole("button", { name: /移入回收站/ }));
    fireEvent.click(await screen.findByRole("button", { name: "彻底删除“青禾的森林 副本”" }));
    expect(stage.toasts).toMatchObject([{ key: "forests.toast.trashed", actionId: "forest.undoTrash" }]);
    const purge = screen.getByRole<HTMLButtonElement>("button", { name: "彻底删除" });
    expect(purge.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/请输入森林的名字/), { target: { value: "青禾的森林 副本" } });
    fireEvent.click(purge);
    await waitFor(() => expect(screen.queryByText("青禾的森林 副本")).toBeNull());
    expect(stage.fake.callNames).toContain("forests.purge");
  });
});

describe("NewForestDialog", () => {
  beforeEach(async () => {
    stage = await renderInForest(<NewForestDialog onOpenForest={(id) => opened.push(id)} onClose={() => undefined} />);
  });

  it("refuses a blank name beside the field", () => {
    fireEvent.click(screen.getByRole("button", { name: "种下" }));
    expect(screen.getByRole("alert").textContent).toContain("名字不能为空");
    expect(stage.fake.callNames).not.toContain("log.append");
  });

  it("makes an empty forest and hands it to the shell to open", async () => {
    fireEvent.change(screen.getByLabelText("名字"), { target: { value: "第二片" } });
    fireEvent.click(screen.getByRole("radio", { name: /空地/ }));
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "种下" })); });
    await waitFor(() => expect(opened).toEqual(["fr_2"]));
  });
});
