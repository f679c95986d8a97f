import { casesOf, disputesAt, type Dispute, type ForestView, type LinkRecord, type PointRecord } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";

export interface DisputeSide {
  readonly link: LinkRecord;
  readonly cases: readonly PointRecord[];
}

/** A dispute as the inspector tells it. */
export interface ShownDispute {
  readonly why: Dispute["why"];
  readonly sides: readonly [DisputeSide, DisputeSide];
  /** Where the other end is, seen from a point or a link that both sides join. Null when it is itself one of the sides, or they join different things. */
  readonly other: EndId | null;
}

function otherEnd({ ends: [from, to], why }: Dispute, end: EndId): EndId | null {
  if (why !== "refutes") return null;
  return from === end ? to : to === end ? from : null;
}

/** The disputes at a point or a link, with what both sides rest on. */
export function disputesOf(view: ForestView, end: EndId): readonly ShownDispute[] {
  return disputesAt(view, end).flatMap((dispute): ShownDispute[] => {
    const [a, b] = [view.link(dispute.a), view.link(dispute.b)];
    if (a === undefined || b === undefined) return [];
    return [{ why: dispute.why, other: otherEnd(dispute, end), sides: [{ link: a, cases: casesOf(view, a.id) }, { link: b, cases: casesOf(view, b.id) }] }];
  });
}

const isSameSide = (a: DisputeSide, b: DisputeSide): boolean => a.link === b.link && a.cases.length === b.cases.length && a.cases.every((each, index) => each === b.cases[index]);

export const isSameDisputes = (a: readonly ShownDispute[], b: readonly ShownDispute[]): boolean =>
  a.length === b.length && a.every((each, index) => {
    const other = b[index];
    return other !== undefined && each.why === other.why && each.other === other.other && isSameSide(each.sides[0], other.sides[0]) && isSameSide(each.sides[1], other.sides[1]);
  });
