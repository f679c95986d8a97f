import { useState, type KeyboardEvent, type ReactElement } from "react";
import { LIMITS, setMask } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest } from "#renderer/runtime/index.ts";
import { Button, TextField } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";

/** A name and what stands for it, to be put into the private table (化名表). */
export function MaskForm(): ReactElement {
  const t = useT();
  const forest = useForest();
  const [name, setName] = useState("");
  const [alias, setAlias] = useState("");
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const add = (): void => {
    const done = alias.trim() === "" ? null : forest.run(setMask, { name, alias });
    if (done?.ok !== true) return setErrorKey(done === null ? "invalid-mask" : done.error.code);
    setName("");
    setAlias("");
    return setErrorKey(null);
  };
  // A form cannot stand in a form: Enter is answered here.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles.maskForm} role="group" aria-label={t("cases.mask.add")}>
      {/* i18n-keys: cases.mask.error.* */}
      <TextField label={t("cases.mask.name")} value={name} maxLength={LIMITS.mask} error={errorKey === null ? null : t(`cases.mask.error.${errorKey}`)} onKeyDown={onKeyDown} onChange={(event) => {
        setName(event.target.value);
        setErrorKey(null);
      }} />
      <TextField label={t("cases.mask.alias")} value={alias} maxLength={LIMITS.mask} onKeyDown={onKeyDown} onChange={(event) => { setAlias(event.target.value); }} />
      <Button icon="plus" disabled={name.trim() === "" || alias.trim() === ""} onClick={add}>{t("cases.mask.add")}</Button>
    </div>
  );
}
