import type { PointId } from "#shared/kernel/index.ts";
import { lookOf, wisdomOf } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { LookMark } from "#renderer/ui/index.ts";
import styles from "../building.module.css";

/** A point by its mark and its title. */
export function PointName({ id }: { readonly id: PointId }) {
  const point = useView((view) => view.point(id));
  const wisdom = useView((view) => wisdomOf(view, id)) ?? null;
  const look = useView((view) => (point === undefined ? null : lookOf(view, point)), (a, b) => a === b || (a?.color === b?.color && a?.icon === b?.icon && a?.shape === b?.shape));
  if (point === undefined || look === null) return null;
  return <span className={styles.parentName}><LookMark look={look} wisdom={wisdom} /><span className={styles.name}>{point.title}</span></span>;
}
