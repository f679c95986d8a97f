import { resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createOpenedLinks, type OpenedLinks } from "#electron/main/groups/openedLinks.ts";

const rig = (): { readonly links: OpenedLinks; readonly sent: string[]; readonly read: string[]; readonly warnings: string[] } => {
  const [sent, read, warnings]: string[][] = [[], [], []];
  const links = createOpenedLinks({
    readInvite: async (path) => {
      read?.push(path);
      if (path.includes("gone")) throw new Error("not there");
      return `zhishisenlin://join/1.${path.length}`;
    },
    send: (link) => { sent?.push(link); },
    warn: (message) => { warnings?.push(message); },
  });
  return { links, sent: sent ?? [], read: read ?? [], warnings: warnings ?? [] };
};

describe("invitations from outside the window", () => {
  it("wait until the page can show them, and go at once from then on", () => {
    const { links, sent } = rig();
    links.takeArguments(["/app", "--flag", "zhishisenlin://join/1.abc"], "/home");
    expect(sent).toEqual([]);
    links.pageIsUsable();
    expect(sent).toEqual(["zhishisenlin://join/1.abc"]);
    links.takeUrl("ZhiShiSenLin://JOIN/1.Def");
    links.takeUrl("ZhiShiSenLin://Device/1.Ghi");
    links.pageIsUsable();
    expect(sent).toEqual(["zhishisenlin://join/1.abc", "zhishisenlin://join/1.Def", "zhishisenlin://device/1.Ghi"]);
  });

  it("are read from the files that were opened, named from where the app was called", async () => {
    const { links, sent, read, warnings } = rig();
    links.pageIsUsable();
    links.takeArguments(["邀请.zslinvite", "--x.zslinvite", "/a/b.ZSLINVITE", "gone.zslinvite", "other.forest"], "/home");
    await vi.waitFor(() => { expect(warnings).toHaveLength(1); });
    expect(read).toEqual([resolve("/home", "邀请.zslinvite"), "/a/b.ZSLINVITE", resolve("/home", "gone.zslinvite")]);
    expect(sent).toHaveLength(2);
  });

  it("are nothing else: no other link, no monster, no flood", () => {
    const { links, sent } = rig();
    for (const url of ["https://join/x", "zhishisenlin://other/x", "zhishisenlin:join", `zhishisenlin://join/${"x".repeat(4_000)}`]) links.takeUrl(url);
    for (let number = 0; number < 50; number += 1) links.takeUrl(`zhishisenlin://join/${number}`);
    links.pageIsUsable();
    expect(sent).toHaveLength(8);
  });
});
