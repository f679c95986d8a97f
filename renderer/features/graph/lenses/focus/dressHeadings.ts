import { isPointId } from "#shared/kernel/index.ts";
import { FOCUS_MEASURES, type FocusGroupName, type FocusHeading } from "#shared/focus/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { SceneLabel } from "#renderer/features/graph/model/sceneTypes.ts";
import type { FocusDraft } from "./focusDraft.ts";
import { countWords, groupTitle, HEADING_PX, headingWords, LINE_PX } from "./focusWords.ts";
import { GLYPH_ROOM, glyphTypeOf } from "./groupGlyph.ts";

/** There is only ever one of these: no need to count. */
const ALONE: ReadonlySet<FocusGroupName> = new Set(["from", "to", "parent"]);

/** The name of every group, what is left out of it, and the invitation to a first link. */
export function dressHeadings(draft: FocusDraft): void {
  const { layout, wording } = draft;
  const { t } = wording;
  for (const heading of layout.headings) dressHeading(draft, heading);
  if (draft.input.detail === "near") dressRests(draft);
  const { vacancy, centre } = layout;
  if (vacancy === null || wording.isReadOnly || !isPointId(centre.id)) return;
  draft.boxes.push({ role: "vacancy", key: "vacancy:focus", rect: vacancy, text: t("graph.focus.firstLink") });
  draft.targets.push({ rect: vacancy, hit: { kind: "vacancy", parentId: centre.id } });
}

function dressHeading({ input, wording, boxes }: FocusDraft, { group, count, isContinued, rect }: FocusHeading): void {
  const { t, measure } = wording;
  const glyph = glyphTypeOf(group) === null ? 0 : GLYPH_ROOM;
  const title = groupTitle(t, group, isContinued);
  const key = `group:${group}:${isContinued ? `${rect.x},${rect.y}` : "first"}`;
  const counted = isContinued || ALONE.has(group) ? "" : String(count);
  const name = { letterPx: HEADING_PX, weight: 600, ink: "ink", isHeading: true } as const;
  if (input.detail !== "near") {
    // Letters have grown: name and count share the width of a sheet.
    const start = { ...rect, x: rect.x + glyph, width: Math.max(rect.width, FOCUS_MEASURES.small.width) - glyph };
    boxes.push(label(key, start, `${title} ${counted}`.trim(), name));
    return;
  }
  const width = headingWords(measure, title);
  boxes.push(label(key, { ...rect, x: rect.x + glyph, width }, title, name));
  if (counted !== "") boxes.push(label(`${key}:count`, { ...rect, x: rect.x + glyph + width, width: countWords(measure, count) }, counted, { ...name, weight: 400, ink: "ink2" }));
}

function dressRests({ layout, wording: { t }, boxes, targets }: FocusDraft): void {
  const quiet = { letterPx: LINE_PX, weight: 400, ink: "ink2", isHeading: false } as const;
  for (const { group, hidden, rect } of layout.rests) {
    boxes.push({ ...label(`rest:${group}`, rect, t("graph.focus.more", { count: hidden }), { ...quiet, ink: "accent" }), align: "middle" });
    targets.push({ rect, hit: { kind: "more", group } });
  }
}

export const label = (key: string, rect: Rect, text: string, look: Pick<SceneLabel, "letterPx" | "weight" | "ink" | "isHeading">): SceneLabel => ({ role: "label", key, rect, text, align: "start", ...look });
