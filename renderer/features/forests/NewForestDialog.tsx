import { useId, useState } from "react";
import type { ForestId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { NameForm } from "./components/NameForm.tsx";
import { Progress } from "./components/Progress.tsx";
import { useForestWork } from "./model/useForestWork.ts";
import styles from "./forests.module.css";

type Start = "skeleton" | "empty";

function StartChoice({ value, onChange }: { readonly value: Start; readonly onChange: (start: Start) => void }) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className={styles.starts}>
      <legend className={styles.label}>{t("forests.start.label")}</legend>
      <label className={styles.start} data-chosen={value === "skeleton" || undefined}>
        <input type="radio" name={name} checked={value === "skeleton"} onChange={() => onChange("skeleton")} />
        <span>{t("forests.start.skeleton")}<span className={styles.quiet}>{t("forests.start.skeletonHint")}</span></span>
      </label>
      <label className={styles.start} data-chosen={value === "empty" || undefined}>
        <input type="radio" name={name} checked={value === "empty"} onChange={() => onChange("empty")} />
        <span>{t("forests.start.empty")}<span className={styles.quiet}>{t("forests.start.emptyHint")}</span></span>
      </label>
    </fieldset>
  );
}

/** Makes a forest, planted with the skeleton or empty, and opens it. */
export function NewForestDialog({ onOpenForest, onClose }: { readonly onOpenForest: (forestId: ForestId) => void; readonly onClose: () => void }) {
  const t = useT();
  const work = useForestWork();
  const [start, setStart] = useState<Start>("skeleton");
  const create = (name: string): void => {
    void work.create({ name, start }).then((forestId) => {
      if (forestId !== null) onOpenForest(forestId);
    });
  };
  return (
    <Dialog title={t("forests.newTitle")} onClose={onClose}>
      <NameForm label={t("forests.name")} initial="" submitLabel={t("forests.create")} isBusy={work.busy !== null} errorText={work.errorKey === null ? null : t(work.errorKey)} onSubmit={create} onCancel={onClose}>
        <StartChoice value={start} onChange={setStart} />
        <Progress busy={work.busy} />
      </NameForm>
    </Dialog>
  );
}
