import type { Page } from "playwright-core";

/** What people do with study groups on the screen. Texts are the Chinese ones. */

export async function goToGroup(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name: /^小组/ }).click();
}

/** An entry of the menu beside the group's name. */
export async function groupMenu(page: Page, entry: string): Promise<void> {
  await goToGroup(page);
  await page.getByRole("button", { name: "更多小组操作" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

export async function pauseSync(page: Page): Promise<void> {
  await groupMenu(page, "网络设置…");
  await page.getByRole("dialog").getByRole("switch", { name: /暂停同步/ }).click();
  await page.keyboard.press("Escape");
  await page.getByText("同步已暂停").first().waitFor();
}

export async function resumeSync(page: Page): Promise<void> {
  await goToGroup(page);
  await page.getByRole("button", { name: "恢复同步" }).click();
}

/** Makes a group of the open forest. */
export async function makeGroup(page: Page, name: string): Promise<void> {
  await goToGroup(page);
  await page.getByRole("button", { name: "建一个小组" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("小组的名字").fill(name);
  await dialog.getByRole("button", { name: "建好" }).click();
  await page.getByRole("table", { name: "成员和同步" }).waitFor();
}

type InvitedAs = "只读" | "讨论" | "编辑" | "管理员";

/** An invite for one person; its link. */
export async function invite(page: Page, role: InvitedAs = "编辑"): Promise<string> {
  await goToGroup(page);
  const panel = page.getByRole("region", { name: "邀请一个人" });
  if (!(await panel.isVisible())) await page.getByRole("button", { name: "邀请", exact: true }).click();
  await panel.getByRole("radio", { name: role }).check({ force: true });
  await panel.getByRole("button", { name: "生成邀请链接" }).click();
  return panel.getByRole("textbox", { name: "邀请链接" }).inputValue();
}

/** On a machine that has no forest yet: knocks with the link. The four words are on the screen when it answers. */
export async function knockFromWelcome(page: Page, link: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "用邀请加入小组" }).click();
  await knock(page, link, name);
}

export async function knock(page: Page, link: string, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("邀请链接").fill(link);
  await dialog.getByText("邀请人", { exact: true }).waitFor();
  await dialog.getByLabel("你的名字").fill(name);
  await dialog.getByRole("button", { name: "请求加入" }).click();
}

/** The four words a screen shows, as one text. */
export async function phraseOn(page: Page, place: "invited" | "asked"): Promise<string> {
  const words = (place === "invited" ? page.getByRole("dialog") : page.locator("[data-request]")).getByRole("list", { name: "要核对的四个词" }).getByRole("listitem");
  await words.nth(3).waitFor();
  return (await words.allInnerTexts()).join(" ");
}

export async function approve(page: Page): Promise<void> {
  await page.locator("[data-request]").getByRole("button", { name: "一样，批准加入" }).click();
}

/** Opens the forest that was joined, as soon as it has come. */
export async function openJoined(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "打开森林" }).click();
}

/** Waits until the table says that everybody else has everything. */
export async function everybodyHasAll(page: Page): Promise<void> {
  await goToGroup(page);
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll("table tbody tr td:last-child")].map((cell) => cell.textContent.trim());
    return cells.length > 1 && cells.every((text) => text === "—" || text === "无");
  });
}
