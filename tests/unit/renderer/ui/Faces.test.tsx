// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Faces } from "#renderer/ui/index.ts";

afterEach(cleanup);
const people = ["周敏", "陈立", "何佳宁", "王磊", "苏婉"].map((name, index) => ({ personId: `pr_${index}`, name }));

it("shows a few people and counts the others", () => {
  render(<Faces people={people} label="5 个人在看" />);
  expect(screen.getByRole("img", { name: "5 个人在看" }).textContent).toBe("敏立宁+2");
});

it("draws nothing for nobody", () => {
  const { container } = render(<Faces people={[]} label="没有人" />);
  expect(container.innerHTML).toBe("");
});
