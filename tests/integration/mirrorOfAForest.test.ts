import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { MirrorLink } from "#renderer/runtime/storage/mirrorProtocol.ts";
import { renamePoint } from "#shared/forest/index.ts";
import { addTitled, forestRig, rigOptions, watchedMirror } from "#tests/support/forestRig.ts";
import { connectSilentMirror, connectThrowingMirror } from "#tests/support/inProcessMirror.ts";
import { until } from "#tests/support/until.ts";

const rig = forestRig();

describe("the mirror", () => {
  it("gives back what the log lost, and the log gets it", async () => {
    const first = watchedMirror();
    const forest = await rig.newForest(rigOptions(first.connect));
    await first.answered;
    const kept = addTitled(forest, "留下的");
    const lost = addTitled(forest, "日志丢的");
    await forest.close();
    const disk = rig.fake.diskOf(forest.id);
    disk.updates.splice(disk.updates.length - 1, 1);

    const second = watchedMirror();
    const again = await rig.openOk(forest.id, rigOptions(second.connect));
    expect(again.view.point(lost)).toBeUndefined();
    await second.answered;
    expect(again.report.get()).toMatchObject({ recoveredFromMirror: true, mirrorUnavailable: false });
    expect(again.view.point(lost)?.title).toBe("日志丢的");
    await again.close();

    const third = await rig.openOk(forest.id, rigOptions(null));
    expect([third.view.point(kept)?.title, third.view.point(lost)?.title]).toEqual(["留下的", "日志丢的"]);
  });

  it("is never a deletion when it is empty, and is filled again", async () => {
    const forest = await rig.newForest();
    const id = addTitled(forest, "只在日志里");
    await forest.close();
    const first = watchedMirror();
    const again = await rig.openOk(forest.id, rigOptions(first.connect));
    await first.answered;
    expect(again.view.point(id)?.title).toBe("只在日志里");
    expect(again.report.get()).toMatchObject({ recoveredFromMirror: false, mirrorUnavailable: false });
    await again.close();
    rig.fake.diskOf(forest.id).updates.length = 0;
    const second = watchedMirror();
    const third = await rig.openOk(forest.id, rigOptions(second.connect));
    await second.answered;
    expect(third.report.get().recoveredFromMirror).toBe(true);
    expect(third.view.point(id)?.title).toBe("只在日志里");
  });

  it("contributes nothing, and the log grows by nothing, when both agree", async () => {
    const first = watchedMirror();
    const forest = await rig.newForest(rigOptions(first.connect));
    await first.answered;
    const id = addTitled(forest, "一");
    forest.run(renamePoint, { id, title: "二" });
    await forest.close();
    const before = rig.fake.diskOf(forest.id).updates.length;
    const second = watchedMirror();
    const again = await rig.openOk(forest.id, rigOptions(second.connect));
    await second.answered;
    expect(again.report.get().recoveredFromMirror).toBe(false);
    await again.close();
    expect(rig.fake.diskOf(forest.id).updates.length).toBe(before);
  });

  it.each([["throws", connectThrowingMirror], ["cannot be started", (): MirrorLink => { throw new Error("no worker"); }]])("does no harm when it %s", async (_how, connect) => {
    const forest = await rig.newForest(rigOptions(connect));
    expect(forest.report.get().mirrorUnavailable).toBe(true);
    const id = addTitled(forest, "照常");
    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    expect((await rig.openOk(forest.id, rigOptions())).view.point(id)?.title).toBe("照常");
  });

  it("is given up when it never answers, and work goes on meanwhile", async () => {
    const forest = await rig.newForest(rigOptions(connectSilentMirror, { mirrorTimeoutMs: 5 }));
    const id = addTitled(forest, "照常");
    await until(forest.report, (value) => value.mirrorUnavailable);
    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    expect((await rig.openOk(forest.id, rigOptions())).view.point(id)?.title).toBe("照常");
  });

  it("is rebuilt once when it is broken, from what the documents hold", async () => {
    const rebuilds: boolean[] = [];
    const working = watchedMirror();
    const connect = (): MirrorLink => {
      const link = working.connect();
      return {
        ...link,
        post: (message) => {
          if (message.kind === "open") {
            rebuilds.push(message.rebuild);
            if (!message.rebuild) { fail({ kind: "failed", reason: "broken" }); return; }
          }
          link.post(message);
        },
        onMessage: (listener) => { fail = (message) => { queueMicrotask(() => listener(message)); }; link.onMessage(listener); },
      };
    };
    let fail: Parameters<MirrorLink["onMessage"]>[0] = () => undefined;
    const forest = await rig.newForest(rigOptions(connect));
    const id = addTitled(forest, "一");
    await working.answered;
    expect(forest.report.get().mirrorUnavailable).toBe(false);
    await forest.close();
    expect(rebuilds).toEqual([false, true]);
    rig.fake.diskOf(forest.id).updates.length = 0;
    const last = watchedMirror();
    const again = await rig.openOk(forest.id, rigOptions(last.connect));
    await last.answered;
    expect(again.report.get().recoveredFromMirror).toBe(true);
    expect(again.view.point(id)?.title).toBe("一");
  });

  it("is left alone while the log is damaged, since it may be the only copy", async () => {
    rig.fake.damage = [{ kind: "bad-record", recordsAfter: 2, lostBytes: 40, setAsidePath: "aside" }];
    const connects: number[] = [];
    const forest = await rig.newForest(rigOptions(() => { connects.push(1); return connectThrowingMirror(); }));
    expect(connects.length).toBe(1);
    expect(forest.report.get()).toMatchObject({ damage: rig.fake.damage, mirrorUnavailable: true });
  });
});
