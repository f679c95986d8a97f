import { describe, expect, it } from "vitest";
import { isPlainSvg } from "#electron/main/printing/isPlainSvg.ts";

const svg = (content: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="10">${content}</svg>`;

describe("isPlainSvg", () => {
  it("takes shapes, text and markers of the drawing itself", () => {
    expect(isPlainSvg(svg(`<defs><marker id="head-1"><path d="M0 0"/></marker></defs><g opacity="0.5"><text x="1">a &lt;script&gt; b</text><path marker-end="url(#head-1)"/></g>`))).toBe(true);
  });

  it.each([
    "<script>alert(1)</script>", "<style>*{}</style>", "<foreignObject></foreignObject>", `<image href="app://forest/index.html"/>`, `<a href="https://x">x</a>`, `<use href="#a"/>`,
    `<g onclick="x()"></g>`, `<g ONLOAD="x()"></g>`, `<g style="background:url(x)"></g>`, `<rect fill="url(https://x)"/>`, `<rect fill="url(#other)"/>`, "<!-- x -->", "<![CDATA[x]]>", "<?xml?>", "<!DOCTYPE x>",
    "<g x=1></g>", "<g x='1'></g>", "<g", "<SCRIPT></SCRIPT>", `<text xlink:href="x"></text>`, "<svg><p>x</p></svg>", "<iframe></iframe>", `<meta http-equiv="refresh">`, `<rect/onload="x()">`,
  ])("refuses %s", (content) => {
    expect(isPlainSvg(svg(content))).toBe(false);
  });

  it.each([
    `<rect fill="&#117;rl(https://x)"/>`, `<rect fill="&#x75;rl(https://x)"/>`, `<rect fill="&#0000117rl(https://x)"/>`, `<rect fill="url&lpar;https://x)"/>`, `<rect fill="ur&l;(x)"/>`, `<rect fill="a &amp b"/>`,
    `<rect fill="\\75 rl(https://x)"/>`, `<rect fill="\\000075rl(https://x)"/>`,
    `<g mask="image-set('https://x' 1x)"></g>`, `<g filter="none"></g>`, `<g clip-path="none"></g>`, `<g CURSOR="image-set('https://x' 1x), auto"></g>`, `<text xmlns:l="http://www.w3.org/1999/xlink" l:href="https://x"></text>`,
  ])("refuses what only a page would read as a reference: %s", (content) => {
    expect(isPlainSvg(svg(content))).toBe(false);
  });

  it("takes the references to signs that our drawings write, in words and in attributes", () => {
    const font = `<text font-family="&#39;Noto Sans SC&#39;, &quot;Inter&quot; &amp; &lt;&gt;">\\frac &#39;a&#39; &amp;#117;rl(x) &#x75;</text>`;
    expect(isPlainSvg(svg(font))).toBe(true);
  });

  it.each(["", "<html></html>", "x<svg ></svg>", "<svg ></svg><script></script>", `<svg onload="x()"></svg>`, "<svg >"])("refuses %j as a whole", (text) => {
    expect(isPlainSvg(text)).toBe(false);
  });

  it("reads a large drawing quickly enough to be asked each time", () => {
    const large = svg(`<g transform="translate(1 2)"><text x="1" y="2" font-size="13">知识点</text></g>`.repeat(50_000));
    expect(isPlainSvg(large)).toBe(true);
  });
});
