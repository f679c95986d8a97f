import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followJoinings, type Joinings } from "#renderer/runtime/groups/joining.ts";
import type { Joining } from "#shared/sync/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

let fake: FakeBridge;
let uninstall: () => void;
let joining: Joinings;
const at = (joinId: string, stage: Joining["stage"]): Joining =>
  ({ joinId, groupName: "小组", inviterName: "小林", isOwnDevice: false, role: "editor", stage, phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: null });

beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  joining = followJoinings();
});
afterEach(() => {
  joining.stop();
  uninstall();
});
const stages = (): string[] => joining.joinings.get().map(({ joinId, stage }) => `${joinId} ${stage}`);

describe("joinings of this window", () => {
  it("are followed side by side, and put away", () => {
    joining.began(at("jn_1", "searching"));
    fake.send("groups.joining", at("jn_2", "searching"));
    fake.send("groups.joining", at("jn_1", "waiting"));
    joining.began(at("jn_1", "searching"));
    expect(stages()).toEqual(["jn_1 waiting", "jn_2 searching"]);
    joining.dismiss("jn_2");
    fake.send("groups.joining", at("jn_2", "failed"));
    expect(stages()).toEqual(["jn_1 waiting"]);
  });

  it("keep a link that came before anybody listened for the first who does", () => {
    fake.send("groups.linkOpened", { link: "zhishisenlin://join/a" });
    const heard: string[] = [];
    const stop = joining.onLinkOpened((link) => heard.push(link));
    fake.send("groups.linkOpened", { link: "zhishisenlin://join/b" });
    stop();
    joining.onLinkOpened((link) => heard.push(`again ${link}`));
    expect(heard).toEqual(["zhishisenlin://join/a", "zhishisenlin://join/b"]);
  });

  it("stop with the window", () => {
    joining.stop();
    expect(fake.listeners()).toBe(0);
  });
});
