import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../invite.module.css";

/** The four words that must be the same on both screens. */
export function Phrase({ words }: { readonly words: readonly string[] }): ReactElement {
  const t = useT();
  return (
    <ol className={styles.phrase} aria-label={t("groups.phrase.label")}>
      {words.map((word, index) => <li key={`${index}-${word}`}>{word}</li>)}
    </ol>
  );
}
