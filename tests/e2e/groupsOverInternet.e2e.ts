import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDhtNodes, type DhtNodes } from "#tests/support/dhtNodes.ts";
import { addChild, axeFindings, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { approve, goToGroup, groupMenu, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const WITHOUT_LAN = { besideOthers: true, env: { KNOWLEDGE_FOREST_LAN_OFF: "1" } } as const;

/** Two real apps that do not hear each other on the local network: what connects them is their own nodes, and nothing else. */
describe("a study group over the internet", () => {
  let nodes: DhtNodes;
  let zhou: RunningApp;
  let chen: RunningApp;
  beforeAll(async () => {
    nodes = await startDhtNodes();
    [zhou, chen] = await Promise.all([launchApp(WITHOUT_LAN), launchApp(WITHOUT_LAN)]);
    await plantFirstForest(zhou.page, "周敏");
    await makeGroup(zhou.page, "青禾小组");
    const link = await invite(zhou.page);
    await knockFromWelcome(chen.page, link, "陈立");
    await phraseOn(zhou.page, "asked");
    await approve(zhou.page);
    await openJoined(chen.page);
    await row(chen.page, "溯本认知").waitFor();
  });
  afterAll(async () => {
    await Promise.all([zhou, chen].map((app) => app.dispose()));
    await nodes.stop();
  });

  it("meets there once both chose it, after a restart with no address left", async () => {
    // Their addresses stood in the invite; a restart forgets them.
    const again = async (app: RunningApp): Promise<RunningApp> => {
      await app.quit();
      return launchApp({ ...WITHOUT_LAN, profileDir: app.profileDir });
    };
    [zhou, chen] = await Promise.all([again(zhou), again(chen)]);
    for (const app of [zhou, chen]) await chooseInternet(app, nodes.bootstrap);
    expect(await axeFindings(zhou.page)).toEqual([]);
    for (const app of [zhou, chen]) await app.page.keyboard.press("Escape");
    await goToGroup(zhou.page);
    await zhou.page.getByRole("table", { name: "成员和同步" }).getByText("直连").waitFor();
    await zhou.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await addChild(zhou.page, "溯本认知", "穿过互联网的点");
    await written(zhou.page);
    await chen.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await row(chen.page, "溯本认知").click();
    await chen.page.keyboard.press("ArrowRight");
    await row(chen.page, "穿过互联网的点").waitFor();
    expect([...zhou.problems, ...chen.problems]).toEqual([]);
  });
});

async function chooseInternet(app: RunningApp, node: string): Promise<void> {
  await groupMenu(app.page, "网络设置…");
  await app.page.getByRole("button", { name: "在设置里更改…" }).click();
  const settings = app.page.getByRole("dialog", { name: "设置" });
  await settings.getByRole("radio", { name: "也用互联网直连" }).click();
  await settings.getByLabel("起点节点，每行一个").fill(node);
  await settings.getByLabel("起点节点，每行一个").blur();
  await settings.getByText(/还没有起点/).waitFor({ state: "detached" });
}
