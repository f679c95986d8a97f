import { describe, expect, it } from "vitest";
import { pastedHighlight } from "#renderer/features/notes/editor/paste/pastedHighlight.ts";

describe("what a style marks its words with", () => {
  it.each([
    ["background:yellow;mso-highlight:yellow", "yellow"], ["mso-highlight: aqua", "blue"], ["background:lime;mso-highlight:lime", "green"], ["mso-highlight:fuchsia", "pink"], ["mso-highlight:red", "pink"],
    ["background-color:#ffff00", "yellow"], ["background-color: rgb(255, 153, 0)", "orange"], ["background:#ff0", "yellow"], ["background-color:#b6d7a8", "green"], ["background-color:#9fc5e8", "blue"], ["background-color:#ffb6c1", "pink"],
    ["mso-highlight:silver", "yellow"],
  ])("%s is the pen %s", (style, color) => { expect(pastedHighlight(style)).toBe(color); });

  it.each(["", "color:red", "background:white", "background-color:#fff", "background-color:transparent", "background-color: rgba(255,255,0,.1)", "background:#eeeeee", "background:#1e1e1e", "background:#20304f", "mso-highlight:none", "background:url(x)", "background:inherit"])(
    "%s marks nothing", (style) => { expect(pastedHighlight(style)).toBeNull(); });
});
