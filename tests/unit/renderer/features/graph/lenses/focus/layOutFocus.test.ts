import { describe, expect, it } from "vitest";
import { addPoint, editLink, linkPoints, renamePoint } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import { layOutFocus, type FocusLook } from "#renderer/features/graph/lenses/focus/layOutFocus.ts";
import type { Detail, Dressing, LayOutInput, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneSheet } from "#renderer/features/graph/model/sceneTypes.ts";
import { NAMED_THEME, squareLetters } from "#tests/support/sceneBoxes.ts";
import { starForest, type Star } from "#tests/support/starForest.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const words = { t: (key: string, values?: Readonly<Record<string, string | number>>) => (values === undefined ? key : `${key} ${Object.values(values).join(" ")}`), measure: (text: string, sizePx: number) => text.length * sizePx, isReadOnly: false };
const LOOK: FocusLook = { centre: null, depth: 2, showsReasons: false, groupsByType: true, opened: new Set() };

const inputFor = ({ forest }: Pick<Star, "forest">): LayOutInput => ({ view: forest.view, room: { width: 1120, height: 780 }, ...words });
const pictureOf = (star: Star, look: Partial<FocusLook> = {}): Picture => layOutFocus(inputFor(star), { ...LOOK, centre: star.centre, ...look });

function dressed(star: Star, picture: Picture, { selection = [], detail = "near", isReadOnly = false, zoom }: { readonly selection?: readonly EndId[]; readonly detail?: Detail; readonly isReadOnly?: boolean; readonly zoom?: number } = {}): Dressing {
  return picture.dress({ view: star.forest.view, ...words, isReadOnly, selection, mounted: new Set(picture.spots.ids), detail, ...(zoom === undefined ? {} : { zoom }), light: { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true } });
}
const sheetOf = ({ boxes }: Dressing, id: EndId): SceneSheet | undefined => boxes.find((box): box is SceneSheet => box.role === "sheet" && box.id === id);
const texts = ({ boxes }: Dressing, role: "label" | "chip"): string[] => boxes.flatMap((box) => (box.role === role && "text" in box ? [box.text] : []));

describe("layOutFocus", () => {
  it("says of the centre what it is and how many links and cases it has, and of every group how it is linked", () => {
    const star = starForest({ neighbours: 3, types: ["supports"], outwardsOnly: true });
    const shown = dressed(star, pictureOf(star));
    expect(sheetOf(shown, star.centre)).toMatchObject({ size: "centre", title: "中心", lines: ["从这里看出去"], foot: "graph.focus.links 3" });
    expect(texts(shown, "label")).toEqual(["link.outgoing.supports", "3"]);
    expect(texts(shown, "chip").toSorted()).toEqual(["走到第0步", "走到第1步", "走到第2步"]);
  });

  it("gives a long title of the centre a second line, and phrases the width that a wide room has free", () => {
    const star = starForest({ neighbours: 2, types: ["supports"] });
    must(renamePoint(star.forest, { id: star.centre, title: "Customer success path of the first year" }));
    const [link] = star.forest.view.linksAt(star.centre);
    must(editLink(star.forest, { id: link ?? "ln_none", phrase: "carries it to others" }));
    const shownIn = (width: number): Dressing => dressed(star, layOutFocus({ ...inputFor(star), room: { width, height: 780 } }, { ...LOOK, centre: star.centre }));
    const heightOf = (shown: Dressing): number => sheetOf(shown, star.centre)?.rect.height ?? 0;
    const short = starForest({ neighbours: 2, types: ["supports"] });
    expect(heightOf(shownIn(1900)) - heightOf(dressed(short, pictureOf(short)))).toBe(24);
    expect(texts(shownIn(1900), "chip")).toContain("carries it to others");
    expect(texts(shownIn(800), "chip")).not.toContain("carries it to others");
  });

  it("shows summaries, or the reason of each link when one asks why, and invites to say it where it is missing", () => {
    const star = starForest({ neighbours: 2, types: ["supports"] });
    expect(sheetOf(dressed(star, pictureOf(star)), star.id("n1"))?.lines[0]).toContain("一句说明");
    const why = dressed(star, pictureOf(star, { showsReasons: true }));
    expect(sheetOf(why, star.id("n0"))).toMatchObject({ lines: ["因为想清楚了"], foot: "" });
    expect(sheetOf(why, star.id("n1"))).toMatchObject({ lines: [], foot: "graph.focus.addReason" });
    const [link] = star.forest.view.linksAt(star.id("n1"));
    expect(why.targets).toContainEqual(expect.objectContaining({ hit: { kind: "link", id: link } }));
  });

  it("marks both sides of a dispute", () => {
    const star = starForest({ neighbours: 1, types: ["supports"] });
    must(linkPoints(star.forest, { from: star.id("n0"), to: star.centre, type: "refutes", phrase: "不成立" }));
    const shown = dressed(star, pictureOf(star));
    expect(sheetOf(shown, star.id("n0"))?.danger).toBe(true);
    expect(shown.lines.map(({ danger }) => danger)).toEqual([true, true]);
  });

  it("brings out the links of the centre, and only its own once a neighbour is selected", () => {
    const star = starForest({ neighbours: 3 });
    const picture = pictureOf(star);
    const states = (...selection: EndId[]): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const { state } of dressed(star, picture, { selection }).lines) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    };
    expect([states(), states(star.centre), states(star.id("n1"))]).toEqual([{ near: 3 }, { near: 3 }, { near: 1, resting: 2 }]);
  });

  it("keeps its words from a little further away, for the painter to leave out what cannot be read, but no phrases; from afar it has titles only", () => {
    const star = starForest({ neighbours: 2, beyond: 1 });
    const said = (detail: Detail): unknown[] => {
      const shown = dressed(star, pictureOf(star), { detail });
      return [sheetOf(shown, star.centre)?.lines.length, sheetOf(shown, star.id("n1"))?.lines.length, sheetOf(shown, star.id("n0.0"))?.title, texts(shown, "chip").length > 0];
    };
    expect([said("near"), said("middle"), said("far")]).toEqual([[1, 2, "再远0.0", true], [1, 2, "再远0.0", false], [0, 0, undefined, false]]);
  });

  it.each([[1120, 1], [1120, 0.71], [1120, 0.5], [594, 1], [594, 0.71], [594, 0.5], [594, 0.3]])("ends every stem of the second step at something that can be read, in a room of %d px at zoom %d", (width, zoom) => {
    const star = starForest({ neighbours: 4, beyond: 5 });
    const picture = layOutFocus({ ...inputFor(star), room: { width, height: 676 } }, { ...LOOK, centre: star.centre });
    const detail: Detail = zoom < picture.detail.middle ? "far" : zoom < picture.detail.near ? "middle" : "near";
    const { shapes = [], boxes } = dressed(star, picture, { detail, zoom });
    const painted = boxes.flatMap((box) => paintBox(box, NAMED_THEME, { leastPx: leastLetterPx(zoom), silent: detail === "far", measure: squareLetters }));
    const standsAt = (place: Place | undefined): boolean => place !== undefined && painted.some(({ x, y, paint }) => Math.abs(place.x - x) <= paint.w / 2 + 1 && Math.abs(place.y - y) <= paint.h / 2 + 1);
    const stems = shapes.flatMap((shape) => (shape.kind === "path" ? [shape.places] : []));
    expect(stems.length > 0).toBe(zoom > 0.65);
    for (const places of stems) expect([standsAt(places[0]), standsAt(places.at(-1))]).toEqual([true, true]);
  });

  it("says in a narrow room, too, what the second step is: titles, and only then how many more there are", () => {
    const star = starForest({ neighbours: 4, beyond: 5 });
    const picture = layOutFocus({ ...inputFor(star), room: { width: 594, height: 676 } }, { ...LOOK, centre: star.centre });
    const { boxes } = dressed(star, picture, { detail: "middle", zoom: 0.71 });
    expect(boxes.filter((box) => box.role === "sheet" && box.size === "pill" && box.title !== "")).toHaveLength(8);
    expect(boxes.flatMap((box) => (box.role === "label" && box.key.startsWith("rest:") ? [box.text] : []))).toEqual(new Array<string>(4).fill("graph.focus.more 3"));
  });

  it("makes everything it shows a target, and knows where each point stands", () => {
    const star = starForest({ neighbours: 4, beyond: 1 });
    const picture = pictureOf(star);
    const hit = new Set(dressed(star, picture).targets.flatMap((target) => ("id" in target.hit ? [target.hit.id] : [])));
    for (const id of picture.spots.ids) expect([hit.has(id), picture.placeOf(id) !== undefined]).toEqual([true, true]);
    expect(picture.spots.rects).toHaveLength(picture.spots.ids.length * 4);
  });

  it("lets a drop on a sheet give a new parent, and a drop beside it mean nothing", () => {
    const star = starForest({ neighbours: 2 });
    const picture = pictureOf(star);
    const rect = picture.placeOf(star.id("n0"));
    if (rect === undefined) throw new Error("n0 is not shown");
    expect(picture.dropAt({ x: rect.x + 5, y: rect.y + 5 }, [star.id("n1")])).toMatchObject({ kind: "parent", parentId: star.id("n0") });
    expect(picture.dropAt({ x: 9000, y: 0 }, [star.id("n1")])).toBeNull();
  });

  it("invites to a first link only where something may be changed", () => {
    const star = starForest({ neighbours: 0 });
    const vacancies = (isReadOnly: boolean): number => dressed(star, pictureOf(star), { isReadOnly }).boxes.filter(({ role }) => role === "vacancy").length;
    expect([vacancies(false), vacancies(true)]).toEqual([1, 0]);
  });

  it("offers what was left out of a group", () => {
    const star = starForest({ neighbours: 305, types: ["causes"], outwardsOnly: true });
    expect(dressed(star, pictureOf(star)).targets.filter(({ hit }) => hit.kind === "more").map(({ hit }) => hit)).toEqual([{ kind: "more", group: "causes-out" }]);
  });

  it("begins where most links meet, and shows nothing in an empty forest", () => {
    const star = starForest({ neighbours: 3 });
    expect(pictureOf(star, { centre: null }).spots.ids[0]).toBe(star.centre);
    const empty = layOutFocus(inputFor({ forest: testForest() }), LOOK);
    expect([empty.spots.ids.length, empty.bounds.width]).toEqual([0, 1120]);
  });

  it("puts a link in the middle under its phrase, with its line running through", () => {
    const star = starForest({ neighbours: 1, types: ["causes"] });
    const [link] = star.forest.view.linksAt(star.centre);
    if (link === undefined) throw new Error("no link");
    must(linkPoints(star.forest, { from: must(addPoint(star.forest, { title: "案例", parentId: null, kind: "case" })), to: link, type: "illustrates" }));
    const shown = dressed(star, pictureOf(star, { centre: link }));
    expect(sheetOf(shown, link)).toMatchObject({ size: "centre", title: "走到第0步", foot: "link.type.causes · graph.focus.links 1 · graph.focus.cases 1" });
    expect(shown.lines.map(({ type }) => type).toSorted()).toEqual(["causes", "illustrates"]);
  });
});
