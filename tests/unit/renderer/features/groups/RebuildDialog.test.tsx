// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { RebuildDialog } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";

let stage: GroupStage;
const done: string[] = [];
const show = async (answers: NonNullable<Parameters<typeof renderGroup>[1]>["answers"]): Promise<void> => {
  done.length = 0;
  stage = await renderGroup(() => <RebuildDialog onOpenForest={(forestId) => { done.push(`open ${forestId}`); }} onClose={() => { done.push("close"); }} />, { answers });
};
const confirm = (): void => { fireEvent.click(screen.getByRole("button", { name: "重建" })); };

afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("making the forest anew as the group has it", () => {
  it("says plainly what happens, keeps the old forest under another name, and opens the new one", async () => {
    await show({ "groups.rebuild": () => ({ refused: null, newForestId: "fr_2" }) });
    const dialog = screen.getByRole("alertdialog", { name: "按小组的样子重建？" });
    expect(dialog.textContent).toMatch(/现在的森林原样留下，改名为“青禾的森林（我的副本）”.*重新长出一片.*不会丢掉任何内容/);
    confirm();
    await waitFor(() => { expect(done).toEqual(["open fr_2"]); });
    expect(stage.asked.at(-1)).toBe('groups.rebuild {"forestId":"fr_1","copyName":"青禾的森林（我的副本）"}');
    expect(stage.forest.view.meta.name).toBe("青禾的森林（我的副本）");
  });

  it("opens nothing and renames nothing when it did not happen", async () => {
    await show({ "groups.rebuild": () => ({ refused: "disk", newForestId: null }) });
    confirm();
    await waitFor(() => { expect(stage.toasts.at(-1)).toMatchObject({ key: "groups.refused.disk" }); });
    expect([done, stage.forest.view.meta.name]).toEqual([[], "青禾的森林"]);
    fireEvent.click(screen.getByRole("button", { name: "取消" }));
    expect(done).toEqual(["close"]);
  });
});
