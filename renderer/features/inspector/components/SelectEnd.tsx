import { isLinkId, isPointId, type EndId } from "#shared/kernel/index.ts";
import { endTitle, lookOf, wisdomOf, type PointLook, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, KindIcon, LookMark, WisdomShape } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

const isSameLook = (a: PointLook | null, b: PointLook | null): boolean => a === b || (a?.color === b?.color && a?.icon === b?.icon && a?.shape === b?.shape);

/** The sign somebody has chosen for it, else its kind, else the shape of its wisdom. */
function PointMark({ point }: { readonly point: PointRecord | undefined }) {
  const wisdom = useView((view) => (point === undefined ? undefined : wisdomOf(view, point.id))) ?? null;
  const look = useView((view) => (point === undefined ? null : lookOf(view, point)), isSameLook);
  const hasShape = point === undefined || point.kind === "point" || point.kind === "wisdom";
  if (look !== null && (look.icon !== null || look.shape !== null || (look.color !== null && hasShape))) return <LookMark look={look} wisdom={wisdom} />;
  return hasShape ? <WisdomShape wisdom={wisdom} /> : <KindIcon kind={point.kind} size={14} />;
}

/** The name of a point or link that selects it when pressed. */
export function SelectEnd({ id, domId }: { readonly id: EndId; readonly domId?: string }) {
  const t = useT();
  const forest = useForest();
  const title = useView((view) => endTitle(view, id)) ?? t("link.missingEnd");
  const record = useView((view) => (isPointId(id) ? view.point(id) : view.link(id)));
  return (
    <button type="button" id={domId} className={styles.end} onClick={() => forest.selection.select([id])}>
      {isLinkId(id) ? <Icon name="link" size={14} /> : <PointMark point={record !== undefined && "kind" in record ? record : undefined} />}
      <span className={styles.endTitle}>{title}</span>
      {record?.doc === "personal" && <Icon name="lock" size={13} label={t("point.private")} />}
    </button>
  );
}
