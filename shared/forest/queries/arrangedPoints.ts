import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Whether a person has had a say in where the grove has this point: by pinning it, or by putting it into another tree. */
export const isArranged = ({ pos, seats }: PointRecord): boolean => pos !== null || seats !== undefined;

/** The points that 整理 would let go. */
export const arrangedPoints = (view: Pick<ForestView, "points">): readonly PointId[] => [...view.points()].filter(isArranged).map(({ id }) => id);
