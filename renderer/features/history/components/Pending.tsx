import { useEffect, useState, type ReactElement } from "react";
import { Spinner } from "#renderer/ui/index.ts";
import styles from "../history.module.css";

/** What is here at once needs no spinner. */
const PATIENCE_MS = 300;

export function Pending({ label }: { readonly label: string }): ReactElement {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className={styles.waiting} aria-busy="true">{isLong ? <Spinner label={label} size={20} /> : null}</div>;
}
