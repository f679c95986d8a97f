// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { I18nProvider, loadLanguage, useLocale, useT } from "#renderer/i18n/index.ts";
import type { Texts } from "#renderer/i18n/byRoom.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

let fake: FakeBridge;
let uninstall: () => void;
beforeEach(() => { fake = createFakeBridge(); uninstall = installBridge(fake); });
afterEach(() => { cleanup(); uninstall(); });

/** Any key whose text needs no values, and its text. */
function anyText(texts: Texts, path = ""): readonly [string, string] | null {
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value !== "string") {
      const found = anyText(value, `${path}${key}.`);
      if (found !== null) return found;
    } else if (!value.includes("{{") && !key.includes("_")) return [path + key, value];
  }
  return null;
}

function Text({ name }: { readonly name: string }): ReactElement {
  return <p title={useLocale().language}>{useT()(name)}</p>;
}

describe("I18nProvider", () => {
  it.each(["zh-CN", "en"] as const)("shows the texts of %s and tells the page its language", async (language) => {
    const [key, text] = anyText(await loadLanguage(language)) ?? ["", ""];
    render(<I18nProvider language={language}><Text name={key} /></I18nProvider>);
    const shown = await screen.findByTitle(language);
    expect(shown.textContent).toBe(text);
    expect(document.documentElement.lang).toBe(language);
  });

  it("takes the new language when the person changes it", async () => {
    const [key, text] = anyText(await loadLanguage("en")) ?? ["", ""];
    const { rerender } = render(<I18nProvider language="zh-CN"><Text name={key} /></I18nProvider>);
    await screen.findByTitle("zh-CN");
    rerender(<I18nProvider language="en"><Text name={key} /></I18nProvider>);
    expect((await screen.findByTitle("en")).textContent).toBe(text);
  });

  it("shows the key and reports it when a text is missing", async () => {
    render(<I18nProvider language="en"><Text name="nowhere.toBeFound" /></I18nProvider>);
    expect(await screen.findByText("nowhere.toBeFound")).toBeDefined();
    expect(fake.reports).toContain("i18n: missing text en nowhere.toBeFound");
  });
});

describe("useLocale", () => {
  it("writes numbers, sizes and times the way the language does", async () => {
    const lines: string[] = [];
    const Probe = (): ReactElement => {
      const locale = useLocale();
      lines.push(locale.number(1234.5), locale.bytes(1536 * 1024), locale.bytes(747), locale.percent(0.42), locale.ago(0, 3 * 60_000), locale.ago(0, 0), [..."乙甲"].sort(locale.compare).join(""));
      return <p>done</p>;
    };
    render(<I18nProvider language="zh-CN"><Probe /></I18nProvider>);
    await screen.findByText("done");
    expect(lines.slice(0, 7)).toEqual(["1,234.5", "1.5 MB", "747字节", "42%", "3分钟前", "此刻", "甲乙"]);
  });
});
