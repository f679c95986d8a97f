import { expect, it } from "vitest";
import { applyDelivery, type DeliveryTarget } from "#renderer/runtime/groups/applyDelivery.ts";
import { packUpdates } from "#shared/storage/index.ts";

it("goes on after a note that breaks off, so that the delivery is confirmed and does not come again each time", async () => {
  const taken: string[] = [];
  const reported: unknown[] = [];
  const target: Pick<DeliveryTarget, "notes" | "report"> = {
    report: (_where, problem) => { reported.push(problem); },
    notes: { applyRemote: async (docId) => {
      await Promise.resolve();
      if (docId === "note:pt_bad") throw new RangeError("Maximum call stack size exceeded");
      taken.push(docId);
      return true;
    } },
  };
  const updates = packUpdates(["note:pt_bad", "note:pt_good"].map((docId) => ({ docId, bytes: Uint8Array.of(0, 0) })));
  // SAFETY: nothing else of a target is used for notes.
  await applyDelivery(target as DeliveryTarget, { forestId: "fr_a", token: 1, updates, by: ["pr_b", "pr_b"] } as Parameters<typeof applyDelivery>[1]);
  expect([taken, reported.map(String)]).toEqual([["note:pt_good"], ["RangeError: Maximum call stack size exceeded", "1 updates cannot be taken in"]]);
});
