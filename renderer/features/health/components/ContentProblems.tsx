import type { ReadProblem } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { problemCounts } from "../model/problemCounts.ts";
import styles from "../health.module.css";

const EXAMPLES_SHOWN = 3;

/** What reading the content had to guess, one line per kind. */
export function ContentProblems({ problems }: { readonly problems: readonly ReadProblem[] }) {
  const t = useT();
  return (
    <ul className={styles.findings}>
      {problemCounts(problems).map(({ code, count, ids }) => (
        <li key={code}>
          {/* i18n-keys: health.problem.* */}
          <p>{t(`health.problem.${code}`)} <span className={styles.quiet}>{t("health.times", { count })}</span></p>
          <p className={styles.quiet}>{ids.slice(0, EXAMPLES_SHOWN).join(" ")}</p>
        </li>
      ))}
    </ul>
  );
}
