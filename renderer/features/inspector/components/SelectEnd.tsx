import { isLinkId, isPointId, type EndId } from "#shared/kernel/index.ts";
import { endTitle, wisdomOf } from "#shared/forest/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, KindIcon, WisdomShape } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

/** The name of a point or link that selects it when pressed. */
export function SelectEnd({ id, domId }: { readonly id: EndId; readonly domId?: string }) {
  const t = useT();
  const forest = useForest();
  const title = useView((view) => endTitle(view, id)) ?? t("link.missingEnd");
  const wisdom = useView((view) => (isPointId(id) ? wisdomOf(view, id) : undefined)) ?? null;
  const record = useView((view) => (isPointId(id) ? view.point(id) : view.link(id)));
  const kind = record !== undefined && "kind" in record ? record.kind : undefined;
  return (
    <button type="button" id={domId} className={styles.end} onClick={() => forest.selection.select([id])}>
      {isLinkId(id) ? <Icon name="link" size={14} /> : kind !== undefined && kind !== "point" && kind !== "wisdom" ? <KindIcon kind={kind} size={14} /> : <WisdomShape wisdom={wisdom} />}
      <span className={styles.endTitle}>{title}</span>
      {record?.doc === "personal" && <Icon name="lock" size={13} label={t("point.private")} />}
    </button>
  );
}
