import { describe, expect, it } from "vitest";
import { shownViews } from "#renderer/features/finding/model/shownViews.ts";
import type { PersonId } from "#shared/kernel/index.ts";

const me: PersonId = "pr_me";
const view = (name: string, createdAtMs: number, createdBy: PersonId = "pr_other") => ({ name, createdAtMs, createdBy });
const names = (views: readonly { readonly name: string }[]): string[] => views.map(({ name }) => name);

describe("the saved views that are shown at first", () => {
  const many = Array.from({ length: 25 }, (_, index) => view(`v${index}`, index));

  it("are the first of the list, in its order", () => {
    expect(names(shownViews(many, 20, me))).toEqual(names(many.slice(0, 20)));
    expect(shownViews(many, 20, null)).toHaveLength(20);
  });

  it("include what one saved last, though it stands further down", () => {
    const mine = [...many, view("mine", 90, me), view("my last", 91, me)];
    expect(names(shownViews(mine, 20, me)).slice(19)).toEqual(["v19", "my last"]);
  });

  it("name it once when it stands among them", () => {
    expect(names(shownViews([view("mine", 90, me), ...many], 20, me))).toHaveLength(20);
  });
});
