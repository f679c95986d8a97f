import { chromium } from "/work/main/node_modules/playwright-core/index.mjs";
const S = "/work/main/tests/support/";
const { serveRenderer } = await import(S + "serveRenderer.ts");
const { giveBridge } = await import(S + "browserBridge.ts");
const { sixPeople, joinRequest, joining, GROUP_NOW_MS, groupDevice, groupMember } = await import(S + "groupStates.ts");
const server = await serveRenderer("/tmp/g/renderer");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const now = Date.now(); const shift = now - GROUP_NOW_MS;
async function open({ language = "zh-CN", theme = "light", scale = 100, size = { width: 1440, height: 900 }, state, group = true }: any) {
  const page = await browser.newPage({ viewport: size });
  page.on("console", (m) => { if (m.type() === "error") console.log("console:", m.text()); });
  page.on("pageerror", (e) => console.log("pageerror", String(e)));
  await page.addInitScript("globalThis.__name = (f) => f");
  const fake = await giveBridge(page);
  const created = await fake.bridge.call("forests.create", { name: "青禾的森林" });
  await fake.bridge.call("settings.write", { theme, textScalePct: scale, displayName: "周敏", language });
  const real = fake.bridge.call;
  const id = created.value.forestId;
  fake.bridge.call = async (name: string, input: any) => {
    if (name === "groups.state") return { ok: true, value: { state: group ? { ...state, forestId: id } : null } };
    if (name === "groups.invite") return { ok: true, value: { refused: null, inviteId: "in_1", link: "zhishisenlin://join/1." + "q7fk2m9xA_".repeat(22) } };
    if (name === "groups.readLink") return { ok: true, value: { invite: { groupName: "青禾小组", inviterName: "周敏", role: "editor", expiresAtMs: now + 3.6e6, isExpired: false } } };
    if (name === "groups.addresses") return { ok: true, value: { addresses: ["192.168.1.20:49737", "[fe80::2]:49737"], keysAreProtected: scale === 100 } };
    if (name === "groups.join") return { ok: true, value: { joining: joining({ stage: "waiting", phrase: ["松风", "砚台", "秋水", "竹桥"] }) } };
    if (name === "groups.clientIds") return { ok: true, value: { clientIds: Array.from({ length: 64 }, (_, i) => 1000 + i) } };
    if (name === "groups.diagnose") return { ok: true, value: { findings: [{ what: "multicast-silent", detail: "" }, { what: "keeper-unreachable", detail: "keeper.home:49737" }] } };
    return real(name, input);
  };
  await page.goto(server.url);
  await page.waitForSelector("[data-usable=true]", { state: "attached" });
  return { page, fake, id };
}
const moved = (s: any): any => ({ ...s, members: s.members.map((m: any) => ({ ...m, devices: m.devices.map((d: any) => ({ ...d, lastHeardAtMs: d.lastHeardAtMs === null ? null : d.lastHeardAtMs + shift, pendingSinceMs: d.pendingSinceMs === null ? null : d.pendingSinceMs + shift })) })) });
const full = moved(sixPeople({
  members: sixPeople().members.map((m: any, i: number) => ({ ...m, name: ["陈立", "周敏", "何佳宁", "王磊", "苏婉", "许航"][i], personId: `pr_${i + 3}` })),
  keepers: [{ address: "keeper.home:49737/KEY", isOnline: true, ackedBlocks: 1, pendingBlocks: 0, problem: null }],
  removed: [{ personId: "pr_Liu", name: "刘洋", removedAtMs: now - 10 * 86_400_000, hasLeft: false, lateBlocks: 3 }],
  requests: [joinRequest({ askedAtMs: now - 60_000 })],
}));

for (const [name, opts] of Object.entries({ small: { state: full, size: { width: 1280, height: 800 } }, en: { state: full, language: "en", size: { width: 1280, height: 800 } }, ended: { state: { ...full, ended: "removed", myRole: null } } })) {
  const { page } = await open(opts);
  await page.locator("nav").getByRole("button", { name: /小组|Group/ }).click();
  const invite = page.getByRole("button", { name: /^(邀请|Invite)$/ });
  if (await invite.count() > 0) {
    await invite.click();
    await page.getByRole("button", { name: /生成邀请链接|Make an invite/ }).click();
    await page.getByRole("img", { name: /邀请二维码|QR/ }).waitFor();
  }
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await page.screenshot({ path: `/tmp/g/${name}.png` });
  if (name === "ended") {
    await page.keyboard.press("Control+o"); await page.getByRole("dialog").waitFor(); await page.waitForFunction(() => document.getAnimations().length === 0);
    await page.screenshot({ path: `/tmp/g/forests.png` });
  }
  await page.close();
}
await browser.close(); await server.close();
