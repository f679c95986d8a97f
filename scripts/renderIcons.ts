import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

/** Draws assets/icons/icon.svg at the sizes the systems ask for. Run by hand after the drawing has changed: `npx tsx scripts/renderIcons.ts`. */
const SIZES_PX = [16, 32, 48, 64, 128, 256, 512, 1024];
const dir = resolve(import.meta.dirname, "../assets/icons");
const drawing = readFileSync(resolve(dir, "icon.svg"), "utf8");

const browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const sizePx of SIZES_PX) {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  await page.screenshot({ path: resolve(dir, `${sizePx}x${sizePx}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
