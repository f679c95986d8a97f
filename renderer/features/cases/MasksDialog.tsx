import type { ReactElement } from "react";
import { setMask } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { Button, Dialog, IconButton } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { MaskForm } from "./components/MaskForm.tsx";

/** The private table of names and aliases (化名表): kept on this person's devices only, and offered whenever something is shared. */
export function MasksDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  const forest = useForest();
  const masks = useView((view) => view.masks());
  return (
    <Dialog title={t("cases.mask.title")} description={t("cases.mask.hint")} onClose={onClose} footer={<Button variant="primary" onClick={onClose}>{t("cases.done")}</Button>}>
      <div className={styles.form}>
        {masks.length === 0 ? <p className={styles.hint}>{t("cases.mask.empty")}</p> : (
          <ul className={styles.maskList}>
            {masks.map(({ name, alias }) => (
              <li key={name} className={styles.maskRow}>
                <span>{t("cases.mask.pair", { name, alias })}</span>
                <IconButton icon="trash" size="s" label={t("cases.mask.remove", { name })} onClick={() => { forest.run(setMask, { name, alias: null }); }} />
              </li>
            ))}
          </ul>
        )}
        <MaskForm />
      </div>
    </Dialog>
  );
}
