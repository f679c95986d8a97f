import { useEffect, useState, type ReactElement } from "react";
import type { SavedViewRecord } from "#shared/forest/index.ts";
import { isViewId, type ViewId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useView } from "#renderer/runtime/index.ts";
import { Button, Dialog, EmptyState, Select } from "#renderer/ui/index.ts";
import { lastWalk, presenting } from "./presenting.ts";
import { parseWalk } from "./walkSpec.ts";
import { walksOf } from "./walksOf.ts";
import { WalkEditor } from "./WalkEditor.tsx";
import css from "./walks.module.css";

interface WalksDialogProps {
  /** Which one to begin with; null: the one somebody last worked on. */
  readonly walkId: ViewId | null;
  readonly onClose: () => void;
}

const sameRecords = (a: readonly SavedViewRecord[], b: readonly SavedViewRecord[]): boolean => a.length === b.length && a.every((record, index) => record === b[index]);

/** Paths to step through: choose one, edit its stops, show it. */
export function WalksDialog({ walkId, onClose }: WalksDialogProps): ReactElement {
  const t = useT();
  const { run, isEnabled } = useActions();
  const walks = useView(walksOf, sameRecords);
  const [chosenId, setChosenId] = useState(walkId ?? lastWalk.get());
  const record = walks.find(({ id }) => id === chosenId) ?? walks.at(-1);
  const recordId = record?.id ?? null;
  useEffect(() => { lastWalk.set(recordId); }, [recordId]);
  const stops = record === undefined ? 0 : (parseWalk(record.spec)?.stops.length ?? 0);
  const present = (): void => {
    onClose();
    presenting.set(recordId);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t("showing.walk.close")}</Button>
      <Button variant="primary" icon="present" disabled={stops === 0} onClick={present}>{t("showing.walk.present")}</Button>
    </>
  );
  return (
    <Dialog size="l" title={t("showing.walk.title")} description={t("showing.walk.intro")} onClose={onClose} footer={footer}>
      {record === undefined ? (
        <EmptyState title={t("showing.walk.none")} body={t("showing.walk.noneHint")}>
          <Button variant="primary" disabled={!isEnabled("walk.create")} onClick={() => { run("walk.create"); }}>{t("showing.walk.create")}</Button>
        </EmptyState>
      ) : (
        <div className={css.editor}>
          {walks.length < 2 ? null : (
            <Select<string> label={t("showing.walk.choose")} value={record.id} options={walks.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { if (isViewId(id)) setChosenId(id); }} />
          )}
          <WalkEditor key={record.id} record={record} />
        </div>
      )}
    </Dialog>
  );
}
