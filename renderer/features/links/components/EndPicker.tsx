import type { ReactElement, RefObject } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import { useForest, useReadings } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { PickField } from "#renderer/ui/index.ts";
import { searchEnds } from "../model/searchEnds.ts";
import { EndName } from "./EndName.tsx";

interface EndPickerProps {
  readonly label: string;
  readonly value: EndId | null;
  /** The other end, which is not offered. */
  readonly taken: EndId | null;
  readonly errorText: string | null;
  readonly opensFocused?: boolean;
  /** The dialog puts the cursor here when it opens. */
  readonly fieldRef: RefObject<HTMLInputElement | null> | undefined;
  readonly onChange: (end: EndId | null) => void;
}

/** Chooses one end of a link by typing part of its name. */
export function EndPicker({ label, value, taken, errorText, opensFocused = false, fieldRef, onChange }: EndPickerProps): ReactElement {
  const t = useT();
  const { view } = useForest();
  const readings = useReadings(true);
  return (
    <PickField<EndId> label={label} value={value} placeholder={t("links.endPlaceholder")} noneText={t("links.noEnd")} changeLabel={t("links.changeEnd", { label })} error={errorText} opensFocused={opensFocused}
      {...(fieldRef === undefined ? {} : { fieldRef })} find={(query) => searchEnds(view, query, taken, readings)} name={(id) => <EndName id={id} />} onChange={onChange} />
  );
}
