import { createHash } from "node:crypto";
import type { Poster } from "#shared/ipc/contract.ts";
import type { PaperSize } from "./paperSize.ts";

export interface PosterPage {
  readonly html: string;
  /** Allows the page's own style by its text, and nothing else. */
  readonly contentSecurityPolicy: string;
}

/** A hair less than the paper, or rounding would begin a second, empty page. */
const SLACK_MM = 0.3;

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** One page as large as the paper with the picture in its middle. `svg` must be plain (`isPlainSvg`): it becomes part of the page, so that its text stays text. */
export function posterPage({ svg, title, language, background }: Poster, { widthMm, heightMm, marginMm }: PaperSize): PosterPage {
  const style = [
    `@page{size:${widthMm}mm ${heightMm}mm;margin:0}`,
    `html,body{margin:0;padding:0;background:${background ?? "#ffffff"};-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
    `main{box-sizing:border-box;width:${widthMm}mm;height:${(heightMm - SLACK_MM).toFixed(1)}mm;padding:${marginMm}mm;overflow:hidden}`,
    "main>svg{display:block;width:100%;height:100%}",
  ].join("");
  const escaped = title.replace(/[&<>"]/g, (sign) => REFERENCES[sign] ?? sign);
  return {
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped}</title><style>${style}</style></head><body><main>${svg}</main></body></html>`,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}
