import { resolveElectron } from "#scripts/electronRuntime.mjs";
import { launchApp } from "#tests/support/launchApp.ts";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { approve, goToGroup, groupMenu, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";
process.env.ELECTRON_PATH = (await resolveElectron()).executablePath;
const start = Date.now();
const a = await launchApp({ besideOthers: true, profileDir: "/tmp/zzr2/a" }); let b = await launchApp({ besideOthers: true, profileDir: "/tmp/zzr2/b" });
const shot = async (n: string, who = "ab") => { if (who.includes("a")) await a.page.screenshot({ path: `/tmp/zzr2/${n}-a.png` }); if (who.includes("b")) await b.page.screenshot({ path: `/tmp/zzr2/${n}-b.png` }); console.log(n, ((Date.now() - start) / 1000).toFixed(1)); };
const step = async (name: string, f: () => Promise<void>) => { try { await f(); console.log("OK", name, ((Date.now() - start) / 1000).toFixed(1)); } catch (e) { console.log("FAIL", name, String(e).slice(0, 700)); await shot(`fail-${name}`).catch(() => {}); for (const x of [a, b]) await x.page.keyboard.press("Escape").catch(() => {}); } };
for (const x of [a, b]) x.page.setDefaultTimeout(8000);
const forest = (x: typeof a) => x.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
await step("make", async () => { await plantFirstForest(a.page, "周敏"); await goToGroup(a.page); await shot("01-none", "a"); await makeGroup(a.page, "青禾小组"); await shot("02-made", "a"); });
await step("wrong", async () => {
  await b.page.getByRole("button", { name: "用邀请加入小组" }).click();
  await b.page.getByRole("dialog").getByLabel("邀请链接").fill("https://example.com/x"); await b.page.waitForTimeout(400); await shot("03-wrong", "b"); await b.page.keyboard.press("Escape");
});
let link = "";
await step("join", async () => {
  link = await invite(a.page); await shot("04-invite", "a");
  await knockFromWelcome(b.page, link, "陈立");
  const s = await phraseOn(b.page, "invited"); console.log(s, await phraseOn(a.page, "asked")); await shot("05-words");
  await approve(a.page); await openJoined(b.page); await row(b.page, "教育智慧").waitFor(); await shot("06-joined");
});
await step("forests", async () => { await b.page.locator("header").first().getByRole("button").first().click(); await b.page.waitForTimeout(500); await shot("07-switch", "b"); await b.page.keyboard.press("Escape"); });
await step("group-b", async () => { await goToGroup(b.page); await b.page.waitForTimeout(300); await shot("08-group"); });
await step("edit", async () => {
  await forest(a); await forest(b); await addChild(a.page, "溯本认知", "周敏写的点");
  await row(b.page, "溯本认知").click(); await b.page.keyboard.press("ArrowRight"); await row(b.page, "周敏写的点").waitFor(); await row(b.page, "周敏写的点").click(); await row(a.page, "倒追营销").click();
  await b.page.waitForTimeout(800); await shot("09-edit");
});
await step("undo", async () => {
  await addChild(a.page, "溯本认知", "A自己的"); await row(b.page, "A自己的").waitFor(); await addChild(b.page, "溯本认知", "B后来的"); await row(a.page, "B后来的").waitFor();
  await row(a.page, "倒追营销").click(); await a.page.keyboard.press("Control+z"); await a.page.waitForTimeout(700);
  console.log("undo: A自己的", await a.page.getByRole("treeitem", { name: "A自己的" }).count(), "B后来的", await a.page.getByRole("treeitem", { name: "B后来的" }).count());
  await a.page.keyboard.press("Control+z"); await a.page.waitForTimeout(700);
  console.log("undo2: 周敏写的点", await a.page.getByRole("treeitem", { name: "周敏写的点" }).count(), "B后来的", await a.page.getByRole("treeitem", { name: "B后来的" }).count());
  await a.page.keyboard.press("Control+Shift+z"); await a.page.waitForTimeout(500); console.log("redo: 周敏写的点", await a.page.getByRole("treeitem", { name: "周敏写的点" }).count());
});
await step("note", async () => {
  await openNote(a.page, "倒追营销"); await noteText(a.page).click(); await a.page.keyboard.type("先问为什么，再问怎么办。"); await openNote(b.page, "倒追营销"); await noteText(b.page).getByText("先问为什么").waitFor();
  await noteText(b.page).click(); await b.page.keyboard.press("Control+End"); await b.page.keyboard.type("陈立补充"); await noteText(a.page).getByText("陈立补充").waitFor(); await a.page.waitForTimeout(900); await shot("10-note");
});
await step("kill", async () => {
  const t = Date.now(); await b.kill(); await a.page.waitForFunction(() => /0\/1|没/.test(document.querySelector("header")?.textContent ?? ""), undefined, { timeout: 6000 }).catch(() => console.log("chip unchanged after kill"));
  await a.page.waitForTimeout(2500); await shot("11-killed", "a"); await goToGroup(a.page); await a.page.waitForTimeout(300); await shot("12-killed-group", "a");
  await forest(a); await addChild(a.page, "赋能管理", "B不在时"); await written(a.page); await a.page.waitForTimeout(500); await shot("13-pending", "a"); await goToGroup(a.page); await shot("14-pending-group", "a");
  const t2 = Date.now(); b = await launchApp({ besideOthers: true, profileDir: "/tmp/zzr2/b" }); b.page.setDefaultTimeout(8000);
  await row(b.page, "赋能管理").click(); await b.page.keyboard.press("ArrowRight"); await row(b.page, "B不在时").waitFor(); console.log("back", Date.now() - t2); await a.page.waitForTimeout(600); await shot("15-back");
});
await step("close-after-edit", async () => {
  await forest(a); await addChild(a.page, "赋能管理", "关窗前写的"); 
  console.log("seen by B before:", await b.page.getByRole("treeitem", { name: "关窗前写的" }).count());
});
await step("pause", async () => { await groupMenu(a.page, "网络设置…"); await a.page.waitForTimeout(400); await shot("16-network", "a"); await a.page.getByRole("dialog").getByText("暂停同步").first().click(); await a.page.waitForTimeout(400); await a.page.keyboard.press("Escape"); await a.page.waitForTimeout(300); await shot("17-paused"); await a.page.getByRole("button", { name: "恢复同步" }).click(); await a.page.waitForTimeout(1500); await shot("18-resumed"); });
await step("diagnose", async () => { await groupMenu(a.page, "为什么没有同步…"); await a.page.waitForTimeout(3000); await shot("19-diagnose", "a"); await a.page.keyboard.press("Escape"); });
await step("menu", async () => { await goToGroup(a.page); await a.page.getByRole("button", { name: "更多小组操作" }).click(); await a.page.waitForTimeout(200); await shot("20-menu", "a"); await a.page.keyboard.press("Escape"); await a.page.getByRole("button", { name: /陈立：角色和移出/ }).click(); await a.page.waitForTimeout(200); await shot("21-membermenu", "a"); });
await step("reader", async () => { await a.page.getByRole("menuitem", { name: /角色/ }).first().hover(); await a.page.waitForTimeout(300); await shot("22-roles", "a"); await a.page.getByRole("menuitemradio", { name: /只读/ }).first().click(); await a.page.waitForTimeout(1200);
  await shot("23-reader"); await row(b.page, "赋能管理").click(); await b.page.keyboard.press("n"); await b.page.waitForTimeout(600); await b.page.keyboard.type("只读者写"); await b.page.keyboard.press("Enter"); await b.page.waitForTimeout(600); await shot("24-reader-try", "b"); await b.page.keyboard.press("Escape"); await goToGroup(b.page); await b.page.waitForTimeout(300); await shot("25-reader-group", "b");
  await forest(b); await openNote(b.page, "倒追营销"); await noteText(b.page).click(); await b.page.keyboard.type("我是只读"); await b.page.waitForTimeout(800); await shot("26-reader-note", "b"); });
console.log(a.problems, b.problems);
await a.kill(); await b.kill(); process.exit(0);
