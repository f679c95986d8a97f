import { CASE_FIELDS, CONFIDENCE_FIELD, fieldNameOf, TEMPLATE_FIELD } from "#shared/cases/index.ts";

/** How a free field is called; one that this version does not know, by the name it is stored under. */
export function readFieldName(name: string, t: (key: string) => string): string {
  if (name === TEMPLATE_FIELD) return t("cases.field.template");
  if (name === CONFIDENCE_FIELD) return t("cases.confidence.label");
  const field = CASE_FIELDS.find((each) => fieldNameOf(each) === name);
  // i18n-keys: cases.field.*
  return field === undefined ? name : t(`cases.field.${field}`);
}
