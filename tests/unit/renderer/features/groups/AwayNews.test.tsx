// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { useMemo, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, removePoints } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { AwayNews } from "#renderer/features/groups/index.ts";
import { createReadable, ForestProvider, ShellProvider, useForest, useShell, type News, type NewsItem } from "#renderer/runtime/index.ts";
import { groupMember, sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const news = createReadable<News>({ items: [], isCut: false });
const lastVisit = { atMs: 1 as number | null };
const openedNotes: PointId[] = [];
function Grouped(): ReactElement {
  const forest = useForest();
  const shell = useShell();
  const noting = useMemo(() => ({ ...shell, openNote: (id: PointId) => { openedNotes.push(id); } }), [shell]);
  const grouped = useMemo(() => {
    const state = createReadable(sixPeople({ members: [groupMember("陈立", { personId: "pr_chen" })] }));
    const shown = { ...forest.filter.get(), lastVisitAtMs: lastVisit.atMs };
    return { ...forest, filter: { ...forest.filter, get: () => shown }, group: { ...forest.group, state, news, dismissNews: () => { news.set({ items: [], isCut: false }); } } };
  }, [forest]);
  return <ForestProvider forest={grouped}><ShellProvider shell={noting}><AwayNews /></ShellProvider></ForestProvider>;
}

let stage: Stage;
let points: PointId[];
let link: LinkId;
beforeEach(() => {
  lastVisit.atMs = 1;
  openedNotes.length = 0;
  news.set({ items: [], isCut: false });
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

async function show(): Promise<void> {
  points = [];
  stage = await renderInForest(<><p>here</p><Grouped /></>, { plant: (forest) => {
    for (const title of ["甲", "乙", "丙", "丁", "戊", "己"]) points.push(must(forest.run(addPoint, { title, parentId: null })));
    const [a = points[0] as PointId, b = a] = points;
    link = must(forest.run(linkPoints, { from: a, to: b, type: "supports", phrase: "", reason: "" }));
  } });
}
const tell = (items: readonly NewsItem[], isCut = false): void => { act(() => { news.set({ items, isCut }); }); };
const pointNews = (): NewsItem[] => points.map((id) => ({ kind: "point", id, by: "pr_chen" }));
const card = (): HTMLElement => screen.getByRole("region", { name: "你不在的时候" });

describe("while somebody was away", () => {
  it("tells by person what came, goes there, and is put away", async () => {
    await show();
    expect(screen.queryByRole("region")).toBeNull();
    const [a, b] = points;
    if (a === undefined || b === undefined) throw new Error("no points");
    tell([{ kind: "note", id: a, by: "pr_chen" }, { kind: "comment", id: "cm_1", at: `note:${b}`, by: "pr_he" }, { kind: "link", id: link, by: "pr_chen" }, { kind: "comment", id: "cm_2", at: a, by: "pr_he" }]);
    expect(stage.said).toContain("groups.news.said");
    expect([...card().querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual(["立陈立1 条关联、写了 1 篇笔记", "员一位成员2 条评论"]);
    fireEvent.click(within(card()).getByRole("button", { name: "关联 甲 → 乙" }));
    expect(stage.forest.selection.get().ids).toEqual([link]);
    fireEvent.click(within(card()).getByRole("button", { name: "评论 甲" }));
    expect(stage.forest.selection.get().ids).toEqual([a]);
    fireEvent.click(within(card()).getByRole("button", { name: "笔记 甲" }));
    fireEvent.click(within(card()).getByRole("button", { name: "评论 乙" }));
    expect(openedNotes).toEqual([a, b]);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(within(card()).getByRole("button", { name: /收起/ }));
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("shows a few of many, and leaves out what is gone", async () => {
    await show();
    tell(pointNews(), true);
    expect(within(card()).getAllByRole("button", { name: /^知识点/ })).toHaveLength(4);
    expect(card().textContent).toContain("还有更多，都在“历史”里。");
    fireEvent.click(within(card()).getByRole("button", { name: "还有 2 处" }));
    expect(within(card()).getAllByRole("button", { name: /^知识点/ })).toHaveLength(6);
    act(() => { must(stage.forest.run(removePoints, { ids: points.slice(1), branch: true })); });
    expect(within(card()).getAllByRole("button", { name: /^知识点/ })).toHaveLength(1);
  });

  it("says nothing on the first visit, when all of it is new", async () => {
    lastVisit.atMs = null;
    await show();
    tell(pointNews());
    expect(screen.queryByRole("region")).toBeNull();
  });
});
