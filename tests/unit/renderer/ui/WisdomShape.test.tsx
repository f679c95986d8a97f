// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { WISDOMS } from "#shared/forest/index.ts";
import { LinkGlyph, WisdomShape } from "#renderer/ui/index.ts";

afterEach(cleanup);

describe("WisdomShape", () => {
  it("gives each wisdom, and no wisdom, a shape of its own", () => {
    const { container } = render(<>{[...WISDOMS, null].map((wisdom) => <WisdomShape key={wisdom} wisdom={wisdom} />)}</>);
    const shapes = [...container.querySelectorAll("path")].map((path) => path.getAttribute("d"));
    expect(new Set(shapes).size).toBe(WISDOMS.length + 1);
  });

  it("is decoration beside its name", () => {
    const { container } = render(<WisdomShape wisdom="logic" label="逻辑" />);
    expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
    expect(container.textContent).toBe("逻辑");
  });
});

describe("LinkGlyph", () => {
  it("is decoration unless it is given a name", () => {
    const { container } = render(<><LinkGlyph type="causes" /><LinkGlyph type="refutes" label="反驳" /></>);
    const [silent, named] = container.querySelectorAll("svg");
    expect(silent?.getAttribute("aria-hidden")).toBe("true");
    expect(named?.getAttribute("aria-label")).toBe("反驳");
  });
});
