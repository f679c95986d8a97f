import { expect, it } from "vitest";
import { byRoom } from "#renderer/i18n/byRoom.ts";

it("takes the file name for the first segment of the keys", () => {
  expect(byRoom({ "../../shared/i18n/locales/en/outline.json": { addChild: "Add" }, "../../shared/i18n/locales/en/app.json": { title: "Forest" } }))
    .toEqual({ outline: { addChild: "Add" }, app: { title: "Forest" } });
});
