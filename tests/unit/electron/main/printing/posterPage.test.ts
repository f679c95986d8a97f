import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { posterPage } from "#electron/main/printing/posterPage.ts";

const poster = { svg: "<svg x=\"1\"></svg>", title: "林 <b>&\"", language: "zh-CN", paper: "A4", widthPx: 10, heightPx: 10, background: null } as const;
const paper = { widthMm: 210, heightMm: 297, marginMm: 10 };

describe("posterPage", () => {
  it("allows its own style and nothing else", () => {
    const { html, contentSecurityPolicy } = posterPage(poster, paper);
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? "";
    expect(contentSecurityPolicy).toContain(`default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|script-src|\*|https?:/);
  });

  it("holds the drawing as text and the title as a title", () => {
    const { html } = posterPage(poster, paper);
    expect(html).toContain("<main><svg x=\"1\"></svg></main>");
    expect(html).toContain("<title>林 &lt;b&gt;&amp;&quot;</title>");
    expect(html).toContain("@page{size:210mm 297mm;margin:0}");
  });

  it("colours the whole page, white unless asked otherwise", () => {
    expect(posterPage(poster, paper).html).toContain("background:#ffffff");
    expect(posterPage({ ...poster, background: "#121613" }, paper).html).toContain("background:#121613");
  });
});
