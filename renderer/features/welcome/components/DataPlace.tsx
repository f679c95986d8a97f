import { useT } from "#renderer/i18n/index.ts";
import styles from "./DataPlace.module.css";

interface DataPlaceProps {
  readonly dataDir: string | null;
  onMove(): void;
}

/** Where everything will live, said before anything is written. */
export function DataPlace({ dataDir, onMove }: DataPlaceProps) {
  const t = useT();
  const folder = dataDir === null ? "" : lastSegment(dataDir);
  return (
    <p className={styles.place}>
      <svg viewBox="0 0 20 20" className={styles.disk} aria-hidden="true">
        <rect x="3" y="5" width="14" height="10" rx="2" />
        <path d="M3 11.5h14" />
        <circle className={styles.lamp} cx="13.5" cy="13.3" r="1" />
      </svg>
      <span>
        <span title={dataDir ?? undefined}>{folder === "" ? t("welcome.place.machine") : t("welcome.place.folder", { folder })}</span>{" "}
        <button type="button" className={styles.move} onClick={onMove}>{t("welcome.place.move")}</button>
      </span>
    </p>
  );
}

/** The folder's own name, of a path of either kind. */
function lastSegment(path: string): string {
  return path.split(/[\\/]/).filter((segment) => segment !== "").at(-1) ?? "";
}
