import { launchApp } from "#tests/support/launchApp.ts"; import { resolveElectron } from "#scripts/electronRuntime.mjs"; import { plantFirstForest, row } from "#tests/support/forestDriver.ts";
const e = await resolveElectron(); process.env.ELECTRON_PATH = e.executablePath;
const tag = process.argv[2] ?? "a";
for (const [w,h,s] of [[1280,800,"light"],[1920,1080,"dark"]] as const) {
const r = await launchApp({ size: { width: w, height: h }, colorScheme: s }); await plantFirstForest(r.page);
await r.page.waitForTimeout(600);
await r.page.screenshot({ path: `/tmp/g/${tag}-${w}-${s}.png` });
await row(r.page, "倒追营销").click(); await r.page.waitForTimeout(400);
await r.page.screenshot({ path: `/tmp/g/${tag}-${w}-${s}-sel.png` });
console.log(r.problems);
await r.quit();
}
