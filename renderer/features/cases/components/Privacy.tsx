import type { ReactElement } from "react";
import { isPrivate, type PointRecord } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";

/** Whether a case is seen by oneself only or by everyone. */
export function PrivacyBadge({ point }: { readonly point: PointRecord }): ReactElement {
  const t = useT();
  return <span className={styles.badge} data-private={isPrivate(point) || undefined}><Icon name={isPrivate(point) ? "lock" : "group"} size={13} />{isPrivate(point) ? t("cases.privacy.own") : t("cases.privacy.shared")}</span>;
}
