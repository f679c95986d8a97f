import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { endTitle, wisdomOf } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, WisdomShape } from "#renderer/ui/index.ts";
import styles from "../links.module.css";

/** The name of a point or a link, with the shape of its wisdom. */
export function EndName({ id }: { readonly id: EndId }) {
  const t = useT();
  const title = useView((view) => endTitle(view, id)) ?? t("link.missingEnd");
  const wisdom = useView((view) => (isLinkId(id) ? undefined : wisdomOf(view, id))) ?? null;
  return (
    <span className={styles.endName}>
      {isLinkId(id) ? <Icon name="link" size={14} label={t("links.aLink")} /> : <WisdomShape wisdom={wisdom} />}
      <span>{title}</span>
    </span>
  );
}
