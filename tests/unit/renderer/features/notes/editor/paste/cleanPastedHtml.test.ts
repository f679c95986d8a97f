// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { cleanPastedHtml, type CleanedHtml } from "#renderer/features/notes/editor/paste/cleanPastedHtml.ts";

// The document of these tests cannot carry DOMPurify (it stops at the first element and says nothing): what is tested is the second lock, which must hold alone.
vi.mock("#renderer/features/notes/editor/paste/purifyHtml.ts", () => ({ purifyHtml: (html: string) => new DOMParser().parseFromString(html, "text/html").body }));

const clean = (html: string): CleanedHtml => {
  const result = cleanPastedHtml(html);
  if ("refused" in result) throw new Error(result.refused);
  return result;
};
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const item = (text: string, level: number, sign = "·"): string => `<p class=MsoListParagraph style='margin-left:${level * 36}pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${sign}<span style='font:7pt'>&nbsp;&nbsp;</span></span><![endif]>${text}<o:p></o:p></p>`;

describe("pasted HTML", () => {
  it("makes real lists of Word's, as deeply nested as they were", () => {
    expect(clean(`<p class=MsoNormal>前</p>${item("甲", 1)}${item("乙", 2)}${item("丙", 1)}<p class=MsoNormal>后<o:p></o:p></p>`).html)
      .toBe("<p>前</p><ul><li><p>甲</p><ul><li><p>乙</p></li></ul></li><li><p>丙</p></li></ul><p>后</p>");
  });

  it("numbers Word's lists that had numbers, and keeps two lists apart where a paragraph stands between them", () => {
    expect(clean(`${item("甲", 1, "1.")}${item("乙", 1, "2.")}<p>中</p>${item("丙", 1, "1.")}`).html)
      .toBe("<ol><li><p>甲</p></li><li><p>乙</p></li></ol><p>中</p><ol><li><p>丙</p></li></ol>");
  });

  it("takes emphasis from the styles of Google Docs, and does not make all of it bold", () => {
    expect(clean(`<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">粗</span><span style="font-style:italic;text-decoration:underline">斜</span><span>平</span></p></b>`).html)
      .toBe("<p><span><strong>粗</strong></span><span><u><em>斜</em></u></span><span>平</span></p>");
  });

  it("keeps what was marked with a pen in Word and Google Docs, in the nearest colour", () => {
    expect(clean(`<p class=MsoNormal>先<span lang=EN-US style='font-family:"宋体";background:yellow;mso-highlight:yellow'>问为什么</span></p>`).html).toBe(`<p>先<span lang="EN-US"><mark data-color="yellow">问为什么</mark></span></p>`.replace(' lang="EN-US"', ""));
    expect(clean(`<p><span style="background-color:#00ff00;font-weight:700">绿</span></p>`).html).toBe(`<p><span><mark data-color="green"><strong>绿</strong></mark></span></p>`);
    expect(clean(`<p><span style="background-color: transparent">无</span><span style="background:#ffffff">白</span></p>`).html).toBe("<p><span>无</span><span>白</span></p>");
    expect(clean(`<p><mark data-color="pink"><span style="background:yellow">已有</span></mark></p>`).html).toBe(`<p><mark data-color="pink"><span>已有</span></mark></p>`);
  });

  it("keeps tables, without spans that nobody could draw", () => {
    expect(clean(`<table border=1><tr><th style="text-align:center;color:red">头</th></tr><tr><td colspan="99999" onclick="x()">格</td></tr></table>`).html)
      .toBe(`<table><tbody><tr><th style="text-align: center">头</th></tr><tr><td colspan="50">格</td></tr></tbody></table>`);
  });

  it("never points to pictures elsewhere: it says how many were left out, and hands out those that came along", async () => {
    const { html, images, leftOutImages } = clean(`<p>文<img src="https://a.b/c.png"><img src="file:///C:/x.png"><img src="data:image/png;base64,${PIXEL}"><img src="data:image/svg+xml;base64,${PIXEL}"></p>`);
    expect(html).toBe("<p>文</p>");
    expect(leftOutImages).toBe(3);
    expect(images.map(({ name, type, size }) => [name, type, size])).toEqual([["image-1.png", "image/png", 70]]);
    expect([...new Uint8Array(await (images[0] ?? new Blob()).arrayBuffer())].slice(1, 4)).toEqual([0x50, 0x4e, 0x47]);
  });

  it("takes no more than twenty pictures", () => {
    const { images, leftOutImages } = clean(`<img src="data:image/png;base64,${PIXEL}">`.repeat(23));
    expect([images.length, leftOutImages]).toEqual([20, 3]);
  });

  it.each(["javascript:alert(1)", "java\tscript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "//a.b", "attachment://x", "&#106;avascript:alert(1)"])("keeps the words of a link to %s, and not the link", (href) => {
    expect(clean(`<p><a href="${href}" target=_blank>点</a></p>`).html).toBe("<p>点</p>");
  });

  it("keeps what our own nodes say of themselves", () => {
    const own = `<p data-pm-slice="1 1 [&quot;callout&quot;,{&quot;tone&quot;:&quot;tip&quot;}]">见<span data-point-ref="" data-pointid="pt_1" data-label="题">题</span></p>`;
    expect(clean(own).html).toBe(own);
  });

  it("believes nothing of what a page says was around the copied text, unless the editor could have said it", () => {
    expect(clean(`<p data-pm-slice='0 0 ["image",{"att":"x"}]'>甲</p>`).html).toBe(`<p data-pm-slice="0 0 []">甲</p>`);
    expect(clean(`<p data-pm-slice='0 0 ["callout",{"tone":"x","style":"y"}]'>甲</p>`).html).toBe(`<p data-pm-slice="0 0 [&quot;callout&quot;,{}]">甲</p>`);
  });

  it("makes tasks of lists with boxes", () => {
    expect(clean(`<ul class="contains-task-list"><li><input type="checkbox" checked> 甲</li><li><input type="checkbox"> 乙</li></ul>`).html)
      .toBe(`<ul data-type="taskList"><li data-type="taskItem" data-checked="true"> 甲</li><li data-type="taskItem" data-checked="false"> 乙</li></ul>`);
  });

  it("refuses tables the editor could not open in time", () => {
    expect(cleanPastedHtml(`<table><tr>${"<td>格</td>".repeat(201)}</tr></table>`)).toEqual({ refused: "too-large" });
    expect(cleanPastedHtml(`<table>${`<tr>${"<td>格</td>".repeat(50)}</tr>`.repeat(101)}</table>`)).toEqual({ refused: "too-large" });
    expect(clean(`<table>${`<tr>${"<td>格</td>".repeat(10)}</tr>`.repeat(20)}</table>`).html).toContain("格");
  });

  it("refuses what is too long as a whole", () => {
    expect(cleanPastedHtml(`<p>${"字".repeat(5_000_001)}</p>`)).toEqual({ refused: "too-large" });
  });
});
