import { describe, expect, it } from "vitest";
import { rolesToGive } from "#renderer/features/groups/model/roleChoices.ts";

describe("roles somebody may give", () => {
  it("are all below their own, from least to most", () => {
    expect(rolesToGive("owner")).toEqual(["reader", "commenter", "editor", "admin"]);
    expect(rolesToGive("admin")).toEqual(["reader", "commenter", "editor"]);
    expect([rolesToGive("editor"), rolesToGive("commenter"), rolesToGive("reader"), rolesToGive(null)]).toEqual([[], [], [], []]);
  });
});
