// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Avatar } from "#renderer/ui/index.ts";

afterEach(cleanup);

describe("Avatar", () => {
  it.each([["周敏", "敏"], ["Ann Lee", "AL"], ["ann", "A"], [" 陈 立 ", "立"], ["", ""]])("writes %j as %j", (name, initials) => {
    render(<Avatar name={name} seed="pr_1" />);
    expect(screen.getByRole("img").textContent).toBe(initials);
  });

  it("gives the same person the same colour every time", () => {
    const { container } = render(<><Avatar name="a" seed="pr_42" /><Avatar name="b" seed="pr_42" /></>);
    const [first, second] = [...container.querySelectorAll("[data-peer]")].map((avatar) => avatar.getAttribute("data-peer"));
    expect(first).toBe(second);
    expect(first).toMatch(/^[1-6]$/);
  });
});
