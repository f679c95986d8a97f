// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addPoint, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { BacklinksSection } from "#renderer/features/search/index.ts";
import { installFakeSearch } from "#tests/support/fakeSearch.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let a: PointId;
let b: PointId;
const onLinkMention = vi.fn();
async function show(hasHandler: boolean, isEmpty = false): Promise<void> {
  stage = await renderInForest(() => <BacklinksSection pointId={a} {...(hasHandler ? { onLinkMention } : {})} />, {
    plant: (forest) => {
      const search = installFakeSearch(forest);
      a = must(forest.run(addPoint, { title: "双赢", parentId: null }));
      b = must(forest.run(addPoint, { title: "报价", parentId: null }));
      if (isEmpty) return;
      search.links = [{ docId: `note:${b}`, sheet: "shared", pointId: b, places: [{ label: "共赢", context: "这里说到共赢的做法" }] }];
      search.mentions = [{ key: `my:note:${b}`, pointId: b, kind: "note", docId: `my:note:${b}`, name: "双赢", context: { text: "又是双赢", marks: [[2, 4]] }, count: 1, isPrivate: true }];
    },
  });
}
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("BacklinksSection", () => {
  it("shows who points here with the words around it, by the name it has now, and where only the name is written", async () => {
    await show(true);
    const linked = await screen.findByRole("list", { name: "提到它的地方" });
    expect(linked.textContent).toContain("这里说到双赢的做法");
    expect(linked.querySelector("mark")?.textContent).toBe("双赢");
    act(() => { must(stage.forest.run(renamePoint, { id: a, title: "一起得到" })); });
    expect(linked.textContent).toContain("这里说到一起得到的做法");
    act(() => { must(stage.forest.run(renamePoint, { id: a, title: "双赢" })); });
    const unlinked = screen.getByRole("list", { name: "写到了名字，还没有连上" });
    expect(unlinked.querySelector("mark")?.textContent).toBe("双赢");
    expect(unlinked.querySelector("[aria-label='仅自己']")).not.toBeNull();
  });

  it("hands a mention on to be linked in its note", async () => {
    await show(true);
    fireEvent.click(await screen.findByRole("button", { name: "变成提及" }));
    expect(onLinkMention).toHaveBeenCalledWith(expect.objectContaining({ key: `my:note:${b}` }), a);
  });

  it("offers a link between the two where nobody can write into the note", async () => {
    await show(false);
    fireEvent.click(await screen.findByRole("button", { name: "变成提及" }));
    expect(stage.dialogs).toEqual([{ kind: "link", from: b, to: a }]);
  });

  it("says how to mention a point when nobody does", async () => {
    await show(true, true);
    expect(await screen.findByText(/还没有笔记提到它/)).toBeDefined();
  });
});
