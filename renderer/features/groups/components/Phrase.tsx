import type { ReactElement } from "react";
import { phraseNumberOf } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../invite.module.css";

/** The four words that must be the same on both screens, each with its number for who does not read them. */
export function Phrase({ words }: { readonly words: readonly string[] }): ReactElement {
  const t = useT();
  return (
    <ol className={styles.phrase} aria-label={t("groups.phrase.label")}>
      {words.map((word, index) => <li key={`${index}-${word}`}><span lang="zh-CN">{word}</span><NumberOf word={word} /></li>)}
    </ol>
  );
}

function NumberOf({ word }: { readonly word: string }): ReactElement | null {
  const number = phraseNumberOf(word);
  return number < 0 ? null : <small>{String(number).padStart(3, "0")}</small>;
}
