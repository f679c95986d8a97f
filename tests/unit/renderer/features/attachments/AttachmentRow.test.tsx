// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { AttachmentRow } from "#renderer/features/attachments/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
afterEach(async () => { expect(await stage.close()).toEqual([]); });

it("a line says what a file is, opens it and saves it", async () => {
  const done: string[] = [];
  stage = await renderInForest(<AttachmentRow attachment={{ sha256: "1".repeat(64), name: "方案.pdf", mime: "application/pdf", sizeBytes: 2048 }} thumbnailUrl={null} onOpen={() => done.push("open")} onSave={() => done.push("save")} />);
  fireEvent.click(screen.getByRole("button", { name: /方案\.pdf PDF · 2 kB/i }));
  fireEvent.click(screen.getByRole("button", { name: "把 方案.pdf 另存为…" }));
  expect(done).toEqual(["open", "save"]);
});
