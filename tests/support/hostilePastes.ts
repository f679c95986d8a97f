import type { SeededRandom } from "./seededRandom.ts";

// Pastes that mean harm, for tests: what is known to have got past cleaners elsewhere, and then changed at random.

const ADDRESSES = [
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", " javascript:alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)", "javascript&colon;alert(1)",
  "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "vbscript:msgbox(1)", "file:///etc/passwd", "file://C:/Windows/x.exe", "\\\\server\\share\\x.lnk", "//evil.example/x", "attachment://fr_1/x", "attachment:../../etc/passwd", "attachment:%2e%2e%2f",
  "blob:https://a.b/x", "ms-msdt:/id", "smb://a/b", "chrome://settings", "http:\\\\a.b", "https:///a", "https://a.b/\u202egnp", "mailto:", "http://", "https://a.b/ok", "mailto:a@b.c",
];
const HTML = [
  "<script>alert(1)</script>", "<svg onload=alert(1)><p>x</p></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<iframe src=\"ADDRESS\"></iframe>", "<meta http-equiv=refresh content='0;url=ADDRESS'>",
  "<base href=\"ADDRESS\">", "<form action=\"ADDRESS\"><input name=attributes><input name=firstChild><button formaction=\"ADDRESS\">x</button></form>", "<style>@import 'ADDRESS'; *{background:url(ADDRESS)}</style>", "<link rel=stylesheet href=\"ADDRESS\">", "<p style=\"background:url(ADDRESS);position:fixed\">甲</p>",
  "<a href=\"ADDRESS\" onclick=alert(1)>乙</a>", "<a href='ADDRESS' target=_blank ping=http://a.b>丙</a>", "<img src=\"ADDRESS\" onerror=alert(1)>", "<img srcset=\"ADDRESS 2x\" loading=eager>", "<video src=\"ADDRESS\" autoplay onplay=alert(1)></video>", "<audio><source src=\"ADDRESS\" onerror=alert(1)></audio>", "<object data=\"ADDRESS\"></object>", "<embed src=\"ADDRESS\">",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<template><script>alert(1)</script></template>",
  "<select><template shadowrootmode=open><img src=x onerror=alert(1)></template></select>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>", "<textarea></textarea><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>", "<!--[if gte mso 9]><xml><o:OLEObject/></xml><![endif]-->", "<?xml-stylesheet href=\"ADDRESS\"?>", "<x-y onclick=alert(1)>丁</x-y>",
  "<table><tr><td colspan=999999999 rowspan=-1 onmouseover=alert(1)>格</td></tr></table>", "<table><td><table><td>x</table></table>", "<ol start=\"99999999999999\" type=\"javascript:\"><li value=-1>一</li></ol>", "<ol start=NaN><li>一</ol>", "<h1 data-section=\"../x\">题</h1>", "<h6>小</h6>", "<code class=\"language-x onload=alert(1)\">c</code>", "<pre><code class='language-\"><script>'>c</code></pre>",
  "<figure data-att=\"../../etc/passwd\" data-alt=\"<script>\" data-widthpct=\"1e999\"></figure>", "<div data-file data-att=\"ABCDEF\" data-name=\"..\\..\\x.exe\" data-sizebytes=\"-1\"></div>", "<div data-media data-att=\"ADDRESS\" data-mime=\"text/html\"></div>", "<span data-timestamp data-ats=\"NaN\" data-att=x>9</span>", "<span data-point-ref data-pointid=\"__proto__\" data-label=\"<img src=x>\">x</span>",
  "<span data-type=\"inline-math\" data-latex=\"\\href{ADDRESS}{x}\"></span>", "<div data-type=\"block-math\" data-latex=\"\\def\\a{\\a\\a}\\a\"></div>", "<div data-callout data-tone=\"constructor\">注</div>", "<p data-pm-slice='0 0 [\"image\",{\"att\":\"ADDRESS\"}]'>甲</p>", "<p data-pm-slice='99 99 -99 [\"doc\",null]'>甲</p>", "<mark data-color='red;x' style='background:url(ADDRESS)'>亮</mark>",
  "<p class=MsoListParagraph style='mso-list:l0 level99 lfo1'><span style='mso-list:Ignore'>1.</span>项</p>", "<b style='font-weight:normal'><span style='font-weight:700'>粗</span></b>", "<ul><li><input type=checkbox checked onfocus=alert(1) autofocus>办</li></ul>", "<p>\ud800\u202e\u200b\u0000</p>", "<div>".repeat(150), "<b><i><u><s>".repeat(25), "<ul><li>".repeat(60),
];
const MARKDOWN = [
  "[甲](ADDRESS)", "![乙](ADDRESS \"题\")", "<ADDRESS>", "[x]: ADDRESS\n\n[x]", "[丙][x]\n\n[x]: ADDRESS", "[[ADDRESS]]", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"ADDRESS\">丁</a>", "<svg/onload=alert(1)>", "`<script>`", "```js onload=alert(1)\n<script>\n```", "$\\href{ADDRESS}{x}$", "$$\n\\def\\a{\\a\\a}\\a\n$$",
  "> [!tip]+ <script>", "> [!__proto__] x", "| a | b |\n| - | :-: |\n| <br> | [x](ADDRESS) |", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}`, "- [x] <input onfocus=alert(1)>", "1. 一\n999999999. 二", "# 题 {#../x}", "## 题 {#trouble}", "<mark class=\"red\" onclick=alert(1)>亮</mark>", "<!-- ADDRESS -->", "<!--", "[[题]]<!--pt___proto__-->", "[[题]]<!--pt_1-->", "[1:00](attachment:x#t=NaN)",
  "[1:00](attachment:#t=1e400)", "![x](attachment:../../etc/passwd?width=1e999)", "[x](attachment:?play&mime=text/html&size=-1)", "---\nconstructor: 1\n---\n", "---js\nrequire('fs')\n---\n", "\ud800**\udc00**", "\u202e[x](ADDRESS)\u202c", "&#x202e;&#0;&#xD800;&#1114112;", "> ".repeat(200), "- ".repeat(200), "*".repeat(300), "[".repeat(300), "`".repeat(299), "**a _b_ ~~c~~** ==d== <u>e</u>", "[a [b](https://a.b) c](ADDRESS)", "![[ADDRESS]]", "[![a](ADDRESS)](ADDRESS)", "\\[x](ADDRESS)", "%PDF-1.4 GIF89a/*<svg/onload=alert(1)>*/", "a  \nb\\\nc",
];
const JUNK = ["<", ">", "\"", "'", "`", "=", "/", "\\", "&", ";", "\u0000", "\u200b", "\u202e", "\ud83d", "\n", "\t", " ", "<!--", "-->", "]]>", "</", "on", "中", "(", ")", "[", "]", "*", "|", "$", "</style>", "</textarea>", "<p>", "<table>", "<svg>", "<math>"];

const some = (random: SeededRandom, corpus: readonly string[], between: string): string =>
  Array.from({ length: 1 + random.below(6) }, () => (random.pick(corpus) ?? "").replace(/ADDRESS/g, () => random.pick(ADDRESSES) ?? "")).join(random.chance(0.7) ? between : "");

export const hostileHtml = (random: SeededRandom): string => some(random, HTML, "\n");
export const hostileMarkdown = (random: SeededRandom): string => some(random, random.chance(0.15) ? [...MARKDOWN, ...HTML] : MARKDOWN, "\n\n");

/** The text with some of it cut out, doubled, moved or replaced. */
export function mutate(text: string, random: SeededRandom): string {
  let result = text;
  for (let round = random.below(7); round > 0; round--) {
    const from = random.below(result.length + 1);
    const to = Math.min(result.length, from + random.below(12));
    const piece = result.slice(from, to);
    const junk = random.pick(JUNK) ?? "";
    const changed = [junk, "", piece + piece, piece.toUpperCase(), junk + piece, Array.from(piece).reverse().join("")];
    result = result.slice(0, from) + (random.pick(changed) ?? "") + result.slice(to);
  }
  return result;
}
