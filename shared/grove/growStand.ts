import type { PointId } from "#shared/kernel/index.ts";
import { byAge, type TreeContent } from "./gatherGrove.ts";
import { GROVE } from "./groveMeasures.ts";
import type { Member, TreeStand } from "./groveTypes.ts";
import { hashOf, mix, shareOf } from "./hashOf.ts";
import { freeAround, nearestFree } from "./nearestFree.ts";
import { slotTable, type SlotTable } from "./slotTable.ts";

/** Crowns of more places than this are opened before the last one is taken, so that branches can stay together. */
const FULL_UP_TO = 24;
const FULL_SHARE = 0.94;
/** The table is this much longer than the tree needs, and longer again where leaves may have to give way to pinned ones. */
const ROOMY = 1.6;
const SLOTS_PER_PIN = 40;
const CELLS_AROUND_BRANCH = 60;

interface Growth {
  readonly table: SlotTable;
  readonly taken: Uint8Array;
  opened: number;
  /** Places within the crown that are not spare. */
  room: number;
  used: number;
  readonly openings: { readonly atMs: number; readonly depth: number }[];
}

/**
 * Gives every leaf of a tree its place, oldest first, each the free place nearest to its branch (a branch itself: where its id leads it). What comes later
 * finds what was there before, so adding moves nobody; what is in the trash keeps its place. Pins are looked at afterwards: who stands in the way of a
 * pinned leaf moves to a spare place, which nobody else takes.
 */
export function growStand(content: TreeContent, isPinIgnored: (id: PointId) => boolean): TreeStand {
  const members = [...content.members].sort((a, b) => byAge(a.age, b.age));
  const spread = content.kind === "meadow" ? GROVE.crown.spread.meadow : GROVE.crown.spread.tree;
  const pins = members.map(({ record, isPresent }) => (isPresent && record.pos !== null && !isPinIgnored(record.id) ? record.pos : null));
  const pinCount = pins.filter((pin) => pin !== null).length;
  const table = slotTable(spread, Math.ceil(members.length * ROOMY) + 40 + pinCount * SLOTS_PER_PIN);
  const growth: Growth = { table, taken: table.spare.slice(), opened: 0, room: 0, used: 0, openings: [] };
  const slots = placeByAge(members, growth);
  const lastSlot = giveWay(table, slots, pins);
  if (growth.opened === 0) openNext(growth);
  while (growth.opened <= lastSlot) openNext(growth);
  return seal(content, members, { growth, slots, pins });
}

function placeByAge(members: readonly Member[], growth: Growth): Int32Array {
  const slots = new Int32Array(members.length);
  const placed = new Map<PointId, number>();
  members.forEach(({ record, branchId, age }, index) => {
    while (growth.used >= (growth.opened <= FULL_UP_TO ? growth.room : Math.floor(growth.room * FULL_SHARE))) {
      openNext(growth);
      growth.openings.push({ atMs: age.createdAtMs, depth: growth.table.depth[growth.opened - 1] ?? 0 });
    }
    const near = branchId === record.id ? undefined : placed.get(branchId);
    const slot = findPlace(growth, near, hashOf(branchId));
    growth.taken[slot] = 1;
    growth.used += 1;
    if (branchId === record.id) placed.set(record.id, slot);
    slots[index] = slot;
  });
  return slots;
}

/** Near the branch; where there is no room, at the edge of the crown in its direction. */
function findPlace({ table, taken, opened }: Growth, near: number | undefined, hash: number): number {
  const search = { table, taken, opened };
  const edge = (table.depth[opened - 1] ?? 0) * (opened > FULL_UP_TO ? 0.96 : Math.sqrt(0.3 + 0.7 * shareOf(mix(hash))));
  if (near === undefined) {
    const angle = shareOf(hash) * 2 * Math.PI;
    return nearestFree(search, Math.cos(angle) * edge * table.spread, Math.sin(angle) * edge);
  }
  const x = table.x[near] ?? 0;
  const y = table.y[near] ?? 0;
  const beside = freeAround(search, x, y, CELLS_AROUND_BRANCH);
  if (beside >= 0) return beside;
  const share = edge / Math.max(1, table.depth[near] ?? 0);
  return nearestFree(search, x * share, y * share);
}

function openNext(growth: Growth): void {
  const { table } = growth;
  const next = table.steps.find((step) => step > growth.opened) ?? table.size;
  for (let slot = growth.opened; slot < next; slot += 1) if (table.spare[slot] === 0) growth.room += 1;
  growth.opened = next;
}

/** Moves unpinned leaves out of the way of pinned ones. Returns the last place that is used. */
function giveWay(table: SlotTable, slots: Int32Array, pins: readonly (readonly [number, number] | null)[]): number {
  let last = slots.reduce((most, slot) => Math.max(most, slot), -1);
  const places = pins.filter((pin) => pin !== null);
  if (places.length === 0) return last;
  const isBlocked = blockedBy(places, table);
  const spares: number[] = [];
  for (let slot = 0; slot < table.size; slot += 1) if (table.spare[slot] === 1 && !isBlocked(slot)) spares.push(slot);
  const taken = new Uint8Array(table.size);
  slots.forEach((slot, index) => {
    if (pins[index] !== null || !isBlocked(slot)) return;
    const spare = nearestSpare({ table, taken, spares }, slot);
    taken[spare] = 1;
    slots[index] = spare;
    last = Math.max(last, spare);
  });
  return last;
}

/** Whether a pinned leaf lies over a place. Pins are kept by the cell they lie in: each place asks only those around it, however many there are. */
function blockedBy(pins: readonly (readonly [number, number])[], table: SlotTable): (slot: number) => boolean {
  const { width, height } = GROVE.cell;
  const cells = new Map<string, (readonly [number, number])[]>();
  for (const pin of pins) {
    const key = `${Math.floor(pin[0] / width)} ${Math.floor(pin[1] / height)}`;
    const cell = cells.get(key);
    // As many as one likes may be pinned to one place: what lies there once is enough.
    if (cell === undefined) cells.set(key, [pin]);
    else if (!cell.some(([x, y]) => x === pin[0] && y === pin[1])) cell.push(pin);
  }
  const isNear = (x: number, y: number, pin: readonly [number, number]): boolean => Math.abs(pin[0] - x) < width && Math.abs(pin[1] - y) < height;
  return (slot) => {
    const [x, y] = [table.x[slot] ?? 0, table.y[slot] ?? 0];
    const [column, row] = [Math.floor(x / width), Math.floor(y / height)];
    for (let right = -1; right <= 1; right += 1) {
      for (let down = -1; down <= 1; down += 1) if (cells.get(`${column + right} ${row + down}`)?.some((pin) => isNear(x, y, pin)) === true) return true;
    }
    return false;
  };
}

/** `spares`: places that are kept for this and are not covered, nearest to the middle first. */
interface SpareSearch { readonly table: SlotTable; readonly taken: Uint8Array; readonly spares: readonly number[] }

/** The one nearest of all, so that it stays the same however far the crown has grown. */
function nearestSpare({ table, taken, spares }: SpareSearch, from: number): number {
  const [x, y, depth] = [table.x[from] ?? 0, table.y[from] ?? 0, table.depth[from] ?? 0];
  let best = from;
  let least = Infinity;
  for (const slot of spares) {
    const beyond = (table.depth[slot] ?? 0) - depth;
    if (beyond > 0 && beyond * beyond > least) break;
    if (taken[slot] !== 0) continue;
    const distance = ((table.x[slot] ?? 0) - x) ** 2 + ((table.y[slot] ?? 0) - y) ** 2;
    if (distance < least) {
      least = distance;
      best = slot;
    }
  }
  return best;
}

interface Placed { readonly growth: Growth; readonly slots: Int32Array; readonly pins: readonly (readonly [number, number] | null)[] }

function seal(content: TreeContent, members: readonly Member[], { growth: { table, opened, openings }, slots, pins }: Placed): TreeStand {
  const shown = members.filter((member) => member.isPresent);
  const places = new Float64Array(shown.length * 2);
  const pinned = new Set<PointId>();
  let at = 0;
  let cases = 0;
  members.forEach(({ record, isPresent }, index) => {
    if (!isPresent) return;
    const slot = slots[index] ?? 0;
    const pin = pins[index] ?? null;
    places[at] = pin?.[0] ?? table.x[slot] ?? 0;
    places[at + 1] = pin?.[1] ?? table.y[slot] ?? 0;
    at += 2;
    if (pin !== null) pinned.add(record.id);
    if (record.kind === "case") cases += 1;
  });
  const { key, kind, owner, wisdom } = content;
  return {
    key, kind, owner, wisdom: wisdom?.wisdom ?? null, wisdomId: wisdom?.id ?? null, points: shown.map((member) => member.record), places, pinned,
    opened, openings, depth: table.depth[opened - 1] ?? 0, spread: table.spread, cases,
  };
}
