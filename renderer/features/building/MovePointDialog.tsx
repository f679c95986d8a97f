import { useState, type FormEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { movePoints, possibleParents, selectedBranches, selectedPoints } from "#shared/forest/index.ts";
import { useForest, useSelection, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { ParentPicker } from "./components/ParentPicker.tsx";
import styles from "./building.module.css";

const MAX_NAMED = 3;

/** Puts the selected points under another parent, found by name. What drag and drop does, for the keyboard and for long ways. */
export function MovePointDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const selection = useSelection();
  const [parentId, setParentId] = useState<PointId | null | undefined>(undefined);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const ids = selectedBranches(forest.view, selection);
  const titles = selectedPoints(forest.view, ids).map((point) => point.title);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (parentId === undefined) return setErrorCode("parent-missing");
    const moved = forest.run(movePoints, { ids: [...ids], parentId });
    if (!moved.ok) return setErrorCode(moved.error.code);
    shell.announce("building.said.moved", { count: ids.length });
    return onClose();
  };
  return (
    <Dialog title={t("building.move.title")} onClose={onClose}>
      <form onSubmit={submit} className={styles.form} noValidate>
        <p className={styles.hint}>
          {titles.length > MAX_NAMED ? t("building.move.movingMany", { title: titles[0] ?? "", count: titles.length }) : t("building.move.moving", { titles: titles.join(" · ") })}
        </p>
        {/* i18n-keys: point.error.* */}
        <ParentPicker find={(query) => possibleParents(forest.view, ids, query)} value={parentId} errorText={errorCode === null ? null : t(`point.error.${errorCode}`)} onChange={(next) => {
          setParentId(next);
          setErrorCode(null);
        }} />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t("building.move.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={ids.length === 0}>{t("building.move.submit")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
