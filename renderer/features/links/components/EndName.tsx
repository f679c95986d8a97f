import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { endTitle, lookOf, NO_LOOK, wisdomOf, type PointLook } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, LookMark } from "#renderer/ui/index.ts";
import styles from "../links.module.css";

const isSameLook = (a: PointLook, b: PointLook): boolean => a.color === b.color && a.icon === b.icon && a.shape === b.shape;

/** The name of a point or a link, with the sign somebody has chosen for it, else the shape of its wisdom. */
export function EndName({ id }: { readonly id: EndId }) {
  const t = useT();
  const title = useView((view) => endTitle(view, id)) ?? t("link.missingEnd");
  const wisdom = useView((view) => (isLinkId(id) ? undefined : wisdomOf(view, id))) ?? null;
  const look = useView((view) => {
    const point = isLinkId(id) ? undefined : view.point(id);
    return point === undefined ? NO_LOOK : lookOf(view, point);
  }, isSameLook);
  return (
    <span className={styles.endName}>
      {isLinkId(id) ? <Icon name="link" size={14} label={t("links.aLink")} /> : <LookMark look={look} wisdom={wisdom} />}
      <span>{title}</span>
    </span>
  );
}
