import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon, type IconName } from "#renderer/ui/index.ts";
import styles from "../groups.module.css";

/** What a group is, before there is one. */
export function NoGroup({ forestName, onCreate, onJoin }: { readonly forestName: string; onCreate(): void; onJoin(): void }): ReactElement {
  const t = useT();
  const facts: readonly { readonly icon: IconName; readonly title: string; readonly body: string }[] = [
    { icon: "group", title: t("groups.none.together"), body: t("groups.none.togetherBody") },
    { icon: "lock", title: t("groups.none.secret"), body: t("groups.none.secretBody") },
    { icon: "wifi", title: t("groups.none.offline"), body: t("groups.none.offlineBody") },
    { icon: "eye-off", title: t("groups.none.own"), body: t("groups.none.ownBody") },
  ];
  return (
    <section className={styles.none} aria-label={t("groups.title")}>
      <span className={styles.noneMark}><Icon name="group" size={28} /></span>
      <h1>{t("groups.none.title", { name: forestName })}</h1>
      <p className={styles.noneLead}>{t("groups.none.lead")}</p>
      <ul className={styles.facts}>{facts.map(({ icon, title, body }) => <li key={title}><Icon name={icon} size={20} /><div><b>{title}</b><p>{body}</p></div></li>)}</ul>
      <div className={styles.noneButtons}>
        <Button variant="primary" size="l" icon="plus" onClick={onCreate}>{t("groups.none.create")}</Button>
        <Button size="l" icon="link" onClick={onJoin}>{t("groups.action.join")}</Button>
      </div>
    </section>
  );
}
