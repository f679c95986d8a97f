import type { ReactElement } from "react";
import type { GroupState } from "#shared/sync/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useSaveState } from "#renderer/runtime/index.ts";
import { received } from "../model/received.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../groups.module.css";

/** Three separate claims, never merged into one: what is on this disk, who has all of it, who does not. */
export function TruthNumbers({ state }: { readonly state: GroupState }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const when = useWhen();
  const saved = useSaveState();
  const { others, complete, lacking, lackingSinceMs } = received(state);
  const here = saved.kind === "written" && saved.atMs !== null ? t("groups.truth.hereAt", { time: locale.time(saved.atMs) }) : t("groups.truth.here");
  return (
    <dl className={styles.truth}>
      <div>
        <dt>{here}{state.missingBlocks === 0 ? null : <span className={styles.coming}>{t("groups.truth.coming", { count: state.missingBlocks, number: locale.number(state.missingBlocks) })}</span>}</dt>
        <dd>{locale.number(state.totalBlocks)}</dd>
      </div>
      <div>
        <dt>{t(others === 0 ? "groups.truth.nobody" : "groups.truth.complete")}</dt>
        <dd>{others === 0 ? t("groups.table.nothing") : <><i className={styles.dot} data-tone={complete === 0 ? "wait" : "ok"} />{t("groups.truth.share", { complete, others })}</>}</dd>
      </div>
      <div>
        <dt>{lackingSinceMs === null ? t(lacking === 0 ? "groups.truth.noneLacks" : "groups.truth.lacking") : t("groups.truth.lackingSince", { when: when.since(lackingSinceMs) })}</dt>
        <dd>{others === 0 ? t("groups.table.nothing") : <><i className={styles.dot} data-tone={lacking === 0 ? "ok" : "wait"} />{t("groups.truth.people", { count: lacking })}</>}</dd>
      </div>
    </dl>
  );
}
