import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDhtNodes, type DhtNodes } from "#tests/support/dhtNodes.ts";
import { addChild, axeFindings, findBelow, goToForest, written } from "#tests/support/forestDriver.ts";
import { goToGroup, groupMenu } from "#tests/support/groupDriver.ts";
import { startGroupOfTwo } from "#tests/support/groupOfTwo.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const WITHOUT_LAN = { env: { KNOWLEDGE_FOREST_LAN_OFF: "1" } } as const;

/** Two real apps that do not hear each other on the local network: what connects them is their own nodes, and nothing else. */
describe("a study group over the internet", () => {
  let nodes: DhtNodes;
  let zhou: RunningApp;
  let chen: RunningApp;
  beforeAll(async () => {
    nodes = await startDhtNodes();
    [zhou, chen] = await startGroupOfTwo("陈立", WITHOUT_LAN);
  });
  afterAll(async () => {
    await Promise.all([zhou, chen].map((app) => app.dispose()));
    await nodes.stop();
  });

  it("meets there once both chose it, after a restart with no address left", async () => {
    // Their addresses stood in the invite; a restart forgets them.
    const again = async (app: RunningApp): Promise<RunningApp> => {
      await app.quit();
      return launchApp({ ...WITHOUT_LAN, besideOthers: true, profileDir: app.profileDir });
    };
    [zhou, chen] = await Promise.all([again(zhou), again(chen)]);
    for (const app of [zhou, chen]) await chooseInternet(app, nodes.bootstrap);
    expect(await axeFindings(zhou.page)).toEqual([]);
    for (const app of [zhou, chen]) await app.page.keyboard.press("Escape");
    await goToGroup(zhou.page);
    await zhou.page.getByRole("table", { name: "成员和同步" }).getByText("直连").waitFor();
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "穿过互联网的点");
    await written(zhou.page);
    await goToForest(chen.page);
    await findBelow(chen.page, "溯本认知", "穿过互联网的点");
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
