import { isPointId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { chooseRaw, readRawFields } from "../rawRecords.ts";
import { ROOTS } from "../schema.ts";
import { namedEnds } from "./namedEnds.ts";

/**
 * Whether a text holds the id of a point or a link that only this person has, seen or not: it must not go where others read it. The record that counts says so, for
 * whatever was shared once leaves a void record in `forest` for good. Where none counts any more, an id that was never shared is not told either.
 */
export function namesPrivate({ docs }: Pick<Forest, "docs">, text: string): boolean {
  return [...namedEnds(text)].some((id) => {
    const root = isPointId(id) ? ROOTS.points : ROOTS.links;
    const [shared, own] = [docs.forest.getMap(root).get(id), docs.personal.getMap(root).get(id)];
    const counting = chooseRaw(root, id, { forest: readRawFields(root, shared), personal: readRawFields(root, own) });
    return counting === null ? own !== undefined && shared === undefined : counting.doc === "personal";
  });
}
