import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { useSuggestions } from "../model/useSuggestions.ts";
import styles from "../suggestions.module.css";

/** Says that the suggestions could not be read, and tries again when asked; nothing while they are being read. */
export function SuggestionsMissing(): ReactElement | null {
  const t = useT();
  const { session, state } = useSuggestions();
  if (state.kind !== "failed") return null;
  return <p role="alert" className={styles.missing}>{t("notes.suggestions.missing")}<Button size="s" onClick={() => { session.retry(); }}>{t("notes.failed.retry")}</Button></p>;
}
