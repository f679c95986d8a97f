import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: TextValues) => string;

/** The text of a key in the chosen language: `t("outline.addChild")`. `count` chooses the plural. */
export function useT(): Translate {
  const { t } = useTranslation();
  return useCallback<Translate>((key, values) => t(key, { ...values }), [t]);
}
