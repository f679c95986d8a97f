import type { Settings } from "#shared/settings/index.ts";
import en from "#shared/i18n/locales/en/native.json" with { type: "json" };
import zhCN from "#shared/i18n/locales/zh-CN/native.json" with { type: "json" };

type Dictionary = typeof zhCN;
/** `native.<group>.<name>`, as in the locale files. */
export type NativeTextKey = { [Group in keyof Dictionary & string]: `native.${Group}.${keyof Dictionary[Group] & string}` }[keyof Dictionary & string];

const dictionaries: Readonly<Record<Settings["language"], Dictionary>> = { "zh-CN": zhCN, en };

/** The few words main says itself, in dialogs that must work when the page does not. */
export function nativeText(language: Settings["language"], key: NativeTextKey): string {
  const [, group = "", name = ""] = key.split(".");
  const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = dictionaries[language];
  return groups[group]?.[name] ?? key;
}
