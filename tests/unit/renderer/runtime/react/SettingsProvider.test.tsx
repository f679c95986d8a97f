// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SettingsProvider, useSettings, type SettingsAccess } from "#renderer/runtime/index.ts";
import { readSettings } from "#shared/settings/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

let fake: FakeBridge;
let uninstall: () => void;
let access: SettingsAccess | undefined;
beforeEach(() => { fake = createFakeBridge(); uninstall = installBridge(fake); });
afterEach(() => { cleanup(); uninstall(); });

function Name(): ReactElement {
  access = useSettings();
  return <p>{access.settings.displayName}</p>;
}

describe("SettingsProvider", () => {
  it("draws nothing before the settings are known, then what they say", async () => {
    const { container } = render(<SettingsProvider><Name /></SettingsProvider>);
    expect(container.textContent).toBe("");
    expect(await screen.findByText("我")).toBeDefined();
  });

  it("draws at once what was read beforehand", () => {
    const { container } = render(<SettingsProvider initial={readSettings({ displayName: "先读" })}><Name /></SettingsProvider>);
    expect(container.textContent).toBe("先读");
  });

  it("shows what main has stored after a change from here", async () => {
    render(<SettingsProvider><Name /></SettingsProvider>);
    await screen.findByText("我");
    await act(async () => { expect(await access?.write({ displayName: "小林" })).toMatchObject({ ok: true }); });
    expect(screen.getByText("小林")).toBeDefined();
  });

  it("follows changes from elsewhere until it goes", async () => {
    const { unmount } = render(<SettingsProvider><Name /></SettingsProvider>);
    await screen.findByText("我");
    act(() => { fake.send("settings.changed", readSettings({ displayName: "别处" })); });
    expect(screen.getByText("别处")).toBeDefined();
    unmount();
    expect(fake.listeners()).toBe(0);
  });
});
