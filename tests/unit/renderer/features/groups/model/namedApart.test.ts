import { describe, expect, it } from "vitest";
import type { GroupDevice } from "#shared/sync/index.ts";
import { namedApart } from "#renderer/features/groups/model/namedApart.ts";

const device = (deviceKey: string, name: string): GroupDevice => ({
  deviceKey, logKey: deviceKey, name, isThisOne: false, route: null, isOnline: false, roundTripMs: null, ackedBlocks: 0, pendingBlocks: 0, pendingSinceMs: null, lastHeardAtMs: null,
});

describe("devices of one person", () => {
  it("are numbered where they bear one name, alike in whatever order they come", () => {
    const [one, two, three] = [device("b", "书房"), device("a", "书房"), device("c", "笔记本")];
    expect(namedApart([one, two, three]).map(({ name }) => name)).toEqual(["书房 2", "书房 1", "笔记本"]);
    expect(namedApart([three, two, one]).map(({ name }) => name)).toEqual(["笔记本", "书房 1", "书房 2"]);
  });

  it("keep their names where those differ", () => {
    expect(namedApart([device("a", "书房"), device("b", "笔记本")]).map(({ name }) => name)).toEqual(["书房", "笔记本"]);
  });
});
