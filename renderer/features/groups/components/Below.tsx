import type { ReactElement } from "react";
import type { GroupState } from "#shared/sync/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { keeperHost } from "../model/keeperHost.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../groups.module.css";

/** Under the table: the keepers, and who is no longer in the group. */
export function Below({ state }: { readonly state: GroupState }): ReactElement | null {
  if (state.keepers.length + state.removed.length === 0) return null;
  return (
    <ul className={styles.below}>
      {state.keepers.map((keeper) => <KeeperCard key={keeper.address} keeper={keeper} />)}
      {state.removed.map((member) => <RemovedCard key={member.personId} member={member} />)}
    </ul>
  );
}

function KeeperCard({ keeper }: { readonly keeper: GroupState["keepers"][number] }): ReactElement {
  const t = useT();
  return (
    <li className={styles.card}>
      <Icon name="keeper" size={18} />
      <div>
        <b>{t("groups.keeper.title")}</b> {keeperHost(keeper.address)}
        <p>{t("groups.keeper.what")}</p>
        <KeeperNews keeper={keeper} />
      </div>
    </li>
  );
}

/** Whether the keeper has everything, or why not. */
export function KeeperNews({ keeper }: { readonly keeper: GroupState["keepers"][number] }): ReactElement {
  const t = useT();
  const { number } = useLocale();
  if (keeper.problem !== null) {
    // i18n-keys: groups.keeper.problem.*
    return <p className={styles.cardProblem}>{t(`groups.keeper.problem.${keeper.problem}`)}</p>;
  }
  if (keeper.pendingBlocks > 0) return <p><i className={styles.dot} data-tone="wait" />{t("groups.keeper.pending", { count: keeper.pendingBlocks, number: number(keeper.pendingBlocks) })}</p>;
  return <p><i className={styles.dot} data-tone={keeper.isOnline ? "ok" : "off"} />{t(keeper.isOnline ? "groups.keeper.complete" : "groups.keeper.notYet")}</p>;
}

function RemovedCard({ member }: { readonly member: GroupState["removed"][number] }): ReactElement {
  const t = useT();
  const { number } = useLocale();
  const when = useWhen();
  return (
    <li className={styles.card}>
      <Icon name={member.hasLeft ? "leave" : "remove-person"} size={18} />
      <div>
        <b>{t(member.hasLeft ? "groups.removed.left" : "groups.removed.title")}</b> {t("groups.removed.who", { name: member.name, when: when(member.removedAtMs) })}
        <p>{member.lateBlocks > 0 ? t("groups.removed.late", { count: member.lateBlocks, number: number(member.lateBlocks) }) : null}{t("groups.removed.read")}</p>
      </div>
    </li>
  );
}
