import type { ReactElement } from "react";
import { endTitle, wisdomOf } from "#shared/forest/index.ts";
import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { Icon, WisdomShape } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";

/** A point by the shape of its wisdom, or a link, with its title. */
export function EndName({ id }: { readonly id: EndId }): ReactElement {
  const t = useT();
  const title = useView((view) => endTitle(view, id)) ?? t("cases.gone");
  const wisdom = useView((view) => (isLinkId(id) ? undefined : wisdomOf(view, id))) ?? null;
  return (
    <span className={styles.endName}>
      {isLinkId(id) ? <Icon name="link" size={14} label={t("cases.aLink")} /> : <WisdomShape wisdom={wisdom} />}
      <span>{title}</span>
    </span>
  );
}
