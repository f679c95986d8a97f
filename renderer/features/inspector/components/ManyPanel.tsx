import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { useActions } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { SelectEnd } from "./SelectEnd.tsx";
import styles from "../inspector.module.css";

const MAX_NAMED = 30;

/** Several things at once: what they are, and what can be done to all of them. */
export function ManyPanel({ ids }: { readonly ids: readonly EndId[] }) {
  const t = useT();
  const actions = useActions();
  const points = ids.filter(isPointId).length;
  return (
    <section className={styles.head} aria-label={t("inspector.many")}>
      <h3 className={styles.manyTitle}>{t("inspector.manyCount", { points, links: ids.length - points })}</h3>
      <div className={styles.buttons}>
        {ids.length === 2 && <Button icon="link" onClick={() => actions.run("link.create")}>{t("inspector.linkThem")}</Button>}
        {points > 0 && <Button icon="move" onClick={() => actions.run("point.move")}>{t("inspector.moveThem")}</Button>}
        {/* Points and links lie in different trays of the trash, so a mixed selection has both buttons. */}
        {points > 0 && <Button icon="trash" onClick={() => actions.run("point.remove")}>{t("inspector.removePoints")}</Button>}
        {points === 0 && <Button icon="trash" onClick={() => actions.run("link.remove")}>{t("inspector.removeLinks")}</Button>}
      </div>
      <ul className={styles.lines}>{ids.slice(0, MAX_NAMED).map((id) => <li key={id}><SelectEnd id={id} /></li>)}</ul>
      {ids.length > MAX_NAMED && <p className={styles.quiet}>{t("inspector.andMore", { count: ids.length - MAX_NAMED })}</p>}
    </section>
  );
}
