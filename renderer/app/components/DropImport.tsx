import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { useFileDrop } from "../model/useFileDrop.ts";
import css from "./screens.module.css";

/** A `.forest` file dropped anywhere on the window is imported. While one is dragged over it, the window says so. */
export function DropImport(): ReactElement | null {
  const t = useT();
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div className={css.drop} role="status">
      <div className={css.dropCard}>
        <Icon name="upload" size={28} />
        <p className={css.dropTitle}>{t("exchange.drop.here")}</p>
        <p>{t("exchange.drop.hint")}</p>
      </div>
    </div>
  );
}
