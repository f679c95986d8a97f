import { afterEach, beforeEach, expect, it } from "vitest";
import { keepLabel } from "#renderer/runtime/keepLabel.ts";
import { renameForest, startForest, type Forest } from "#shared/forest/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { testForest } from "#tests/support/testForest.ts";

let fake: FakeBridge;
let uninstall: () => void;
let forest: Forest;
beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = testForest();
  startForest(forest, { name: "我的森林" });
});
afterEach(() => {
  forest.destroy();
  uninstall();
});

const relabels = (): number => fake.callNames.filter((name) => name === "forests.relabel").length;

/** The one forest of this machine under the name that its card gives. */
async function listed(name: string): Promise<"fr_1"> {
  await fake.bridge.call("forests.create", { name });
  return "fr_1";
}

async function nameInList(): Promise<string | undefined> {
  const answer = await fake.bridge.call("forests.list", {});
  return answer.ok ? answer.value[0]?.name : undefined;
}

it("follows a new name inside the forest", async () => {
  const label = keepLabel(await listed("我的森林"), forest.view);
  renameForest(forest, { name: "新的名字" });
  await label.close();
  expect(await nameInList()).toBe("新的名字");
});

it("gives a forest whose card was damaged its name again when asked to check", async () => {
  const label = keepLabel(await listed("fr_1"), forest.view);
  label.check();
  await label.close();
  expect(await nameInList()).toBe("我的森林");
});

it("writes nothing when the lists show the right name already", async () => {
  const label = keepLabel(await listed("我的森林"), forest.view);
  label.check();
  await label.close();
  expect(relabels()).toBe(0);
});
