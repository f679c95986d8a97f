import { casesOf, endTitle, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import { FOCUS_MEASURES, type FocusGroupName, type FocusNeighbour } from "#shared/focus/index.ts";
import type { Measure } from "#renderer/features/graph/model/lensTypes.ts";
import type { Translate } from "#renderer/features/graph/model/lensTypes.ts";
import { wrapTitle } from "#renderer/features/graph/model/wrapTitle.ts";

/** From this zoom on sheets say more than their title. */
export const NEAR_ZOOM = 0.85;
export const MIDDLE_ZOOM = 0.45;

export const LINE_PX = 12;
/** Below zoom 1 letters grow so as not to become too small on the screen: at `NEAR_ZOOM` to this size, for which lines are broken. */
const GROWN_PX = 14.3;
export const HEADING_PX = 13;
const SHEET_PAD = 24;
const CENTRE_PAD = 36;
/** As the painter sets it. */
const CENTRE_TITLE = { titlePx: 18, sign: 27 } as const;
/** In a narrow room phrases are shortened, so that the sheets stay large enough to be read. */
const CHIP = { pad: 24, most: 200, mostInNarrow: 110, mostInWide: 320 } as const;
const PILL = { pad: 20, least: 44, most: 144 } as const;

/** What words need to be set. */
export interface Wording {
  readonly view: ForestView;
  readonly t: Translate;
  readonly measure: Measure;
  readonly isReadOnly: boolean;
  readonly showsReasons: boolean;
}

export interface SheetWords {
  readonly lines: readonly string[];
  /** Invites to say why; stands below the lines. */
  readonly invite: string;
}

export const titleOf = (view: ForestView, id: EndId): string => endTitle(view, id) ?? "";

/** What a sheet says below its title: what the point is, or why it is linked. */
export function sheetWords(wording: Wording, neighbour: FocusNeighbour): SheetWords {
  const { view, t, isReadOnly, showsReasons } = wording;
  const links = neighbour.links.flatMap((id) => view.link(id) ?? []);
  const width = FOCUS_MEASURES.sheet.width - SHEET_PAD;
  if (!showsReasons || links.length === 0) return { lines: wrapped(wording, aboutEnd(view, neighbour.id), width, 2), invite: "" };
  if (neighbour.isDisputed) return { lines: bothSides(wording, links, width), invite: "" };
  const reason = links.find((link) => link.reason !== "")?.reason ?? "";
  if (reason === "") return { lines: [], invite: isReadOnly ? "" : t("graph.focus.addReason") };
  return { lines: wrapped(wording, reason, width, 2), invite: "" };
}

/** Who says what: a dispute is told by both its sides. */
function bothSides(wording: Wording, links: readonly LinkRecord[], width: number): string[] {
  const { view } = wording;
  return links.slice(0, 2).flatMap((link) => {
    const name = link.createdBy === null ? "" : (view.personName(link.createdBy) ?? "");
    const says = link.reason === "" ? link.phrase : link.reason;
    return wrapped(wording, [name, says].filter((part) => part !== "").join(" "), width, 1);
  });
}

function aboutEnd(view: ForestView, id: EndId): string {
  return isPointId(id) ? (view.point(id)?.summary ?? "") : (view.link(id)?.phrase ?? "");
}

export function centreLines(wording: Wording, id: EndId): readonly string[] {
  const link = isPointId(id) ? undefined : wording.view.link(id);
  return wrapped(wording, link?.reason ?? aboutEnd(wording.view, id), FOCUS_MEASURES.centre.width - CENTRE_PAD, 2);
}

/** A link in the middle is called by its phrase, or by its type. */
export function centreTitle({ view, t }: Wording, id: EndId): string {
  const link = isPointId(id) ? undefined : view.link(id);
  if (link === undefined) return titleOf(view, id);
  // i18n-keys: link.type.*
  return link.phrase === "" ? t(`link.type.${link.type}`) : link.phrase;
}

/** A title that is too long for one line has two. */
export function centreTitleLines(wording: Wording, id: EndId): number {
  const { titlePx, sign } = CENTRE_TITLE;
  return wrapTitle(centreTitle(wording, id), { width: FOCUS_MEASURES.centre.width - CENTRE_PAD - sign, lines: 2, measure: (piece) => wording.measure(piece, titlePx, 600) }).length > 1 ? 2 : 1;
}

/** How many links and cases stand around the centre. */
export function centreFoot({ view, t }: Wording, id: EndId): string {
  const links = view.linksAt(id);
  const cases = casesOf(view, id).length;
  const own = isPointId(id) ? undefined : view.link(id);
  // i18n-keys: link.type.*
  const parts = own === undefined ? [] : [t(`link.type.${own.type}`)];
  if (own === undefined || links.length > 0) parts.push(t("graph.focus.links", { count: links.length }));
  if (cases > 0) parts.push(t("graph.focus.cases", { count: cases }));
  return parts.join(" · ");
}

function wrapped({ measure }: Wording, text: string, width: number, lines: number): string[] {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line === "" ? [] : wrapTitle(line, { width, lines, measure: (piece) => measure(piece, GROWN_PX, 400) });
}

/** The phrase of a link as far as it fits a chip of this width. */
export function chipText({ view, measure }: Wording, id: LinkId, widthPx: number): string {
  const phrase = view.link(id)?.phrase ?? "";
  return phrase === "" ? "" : wrapTitle(phrase, { width: widthPx - CHIP.pad, lines: 1, measure: (piece) => measure(piece, LINE_PX, 400) }).join("");
}

export function chipWidth(wording: Wording, id: LinkId, roomPx: number): number {
  const text = chipText(wording, id, mostOfChip(roomPx));
  return text === "" ? 0 : wording.measure(text, LINE_PX, 400) + CHIP.pad;
}

/** In a wide room as much as stands free between the centre and the sheets on both sides. */
function mostOfChip(roomPx: number): number {
  const { narrow, centre, sheet, margin, corridor, chip } = FOCUS_MEASURES;
  if (roomPx < narrow) return CHIP.mostInNarrow;
  const between = (roomPx - centre.width) / 2 - sheet.width - 2 * margin;
  return Math.max(CHIP.most, Math.min(CHIP.mostInWide, (between - corridor.besideChip) / chip.growth));
}

export const pillWidth = ({ view, measure }: Wording, id: EndId): number => Math.min(PILL.most, Math.max(PILL.least, measure(titleOf(view, id), GROWN_PX, 400) + PILL.pad));

/** The words above a group: its name has room to grow before its count. */
export const headingWords = (measure: Measure, title: string): number => Math.ceil(measure(title, HEADING_PX, 600) * (GROWN_PX / LINE_PX)) + 2;
export const countWords = (measure: Measure, count: number): number => measure(String(count), GROWN_PX, 400) + 2;

/** How a group is called above its sheets; the same words the inspector uses. */
export function groupTitle(t: Translate, name: FocusGroupName, isContinued: boolean): string {
  const title = groupName(t, name);
  return isContinued ? t("graph.focus.continued", { group: title }) : title;
}

function groupName(t: Translate, name: FocusGroupName): string {
  // i18n-keys: link.outgoing.*
  if (name.endsWith("-out")) return t(`link.outgoing.${name.slice(0, -"-out".length)}`);
  // i18n-keys: link.incoming.*
  if (name.endsWith("-in")) return t(`link.incoming.${name.slice(0, -"-in".length)}`);
  // i18n-keys: graph.focus.group.*
  return t(`graph.focus.group.${name}`);
}
