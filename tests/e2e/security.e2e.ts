import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchInspected } from "#tests/support/launchInspected.ts";

/**
 * The Electron security checklist (electronjs.org/docs/latest/tutorial/security), item by item, on the running app.
 * Items that are settled by the build (fuses, current Electron) are checked in packagedApp.e2e.ts.
 */
describe("the Electron security checklist", () => {
  let running: Awaited<ReturnType<typeof launchInspected>>;
  beforeAll(async () => { running = await launchInspected(); });
  afterAll(async () => { await running.dispose(); });

  it("1 loads only the app's own scheme, with a stable origin", () => {
    expect(new URL(running.page.url()).protocol).toBe("app:");
  });

  it("2 and 3 has no Node integration and an isolated context", async () => {
    const seen = await running.page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>)["require"],
      process: typeof (globalThis as Record<string, unknown>)["process"],
      module: typeof (globalThis as Record<string, unknown>)["module"],
      bridge: Object.keys((globalThis as unknown as { bridge: object }).bridge).sort(),
    }));
    expect(seen).toEqual({ require: "undefined", process: "undefined", module: "undefined", bridge: ["call", "on"] });
  });

  it("3, 4, 6 and 8 to 10 keeps isolation, sandbox and web security on, and experimental features and webviews off", async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ contextIsolation: true, nodeIntegration: false, sandbox: true, webSecurity: true });
    expect(preferences["allowRunningInsecureContent"] ?? false).toBe(false);
    expect(preferences["experimentalFeatures"] ?? false).toBe(false);
    expect(preferences["enableBlinkFeatures"] ?? "").toBe("");
    expect(preferences["webviewTag"] ?? false).toBe(false);
    expect(preferences["nodeIntegrationInWorker"] ?? false).toBe(false);
    expect(preferences["nodeIntegrationInSubFrames"] ?? false).toBe(false);
  });

  it("5 refuses every permission a page may ask for", async () => {
    const states = await running.page.evaluate(async () => {
      const names = ["geolocation", "notifications", "camera", "microphone", "midi"] as const;
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state));
    });
    expect(states).toEqual(["denied", "denied", "denied", "denied", "denied"]);
  });

  it("7 sends a policy that allows no inline script, no eval and no foreign source", async () => {
    const policy = await running.page.evaluate(async () => (await fetch(location.href)).headers.get("content-security-policy") ?? "");
    const directives = new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name = "", ...values]) => [name, values]));
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("object-src")).toEqual(["'none'"]);
    expect(directives.get("base-uri")).toEqual(["'none'"]);
    expect(directives.get("form-action")).toEqual(["'none'"]);
    const styles = directives.get("style-src") ?? [];
    expect(styles.filter((value) => value !== "'self'").every((value) => value.startsWith("'sha256-"))).toBe(true);
    expect(policy).not.toContain("unsafe");
  });

  it("7 really blocks inline script and eval", async () => {
    const ran = await running.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.__inlineRan = true";
      document.body.append(script);
      script.remove();
      return (globalThis as Record<string, unknown>)["__inlineRan"] === true;
    });
    expect(ran).toBe(false);
    // A debugger's evaluate is exempt from the policy, so the text has to be run by the page itself, in a later task.
    const evaluated = await running.page.evaluate(() => new Promise<boolean>((done) => {
      setTimeout("globalThis.__textRan = true");
      setTimeout(() => { done((globalThis as Record<string, unknown>)["__textRan"] === true); }, 0);
    }));
    expect(evaluated).toBe(false);
  });

  it("13 does not navigate away and 14 opens no window", async () => {
    const before = running.page.url();
    await running.page.evaluate(() => { location.href = "https://example.com/"; });
    const opened = await running.page.evaluate(() => window.open("https://example.com/", "_blank") === null);
    expect(opened).toBe(true);
    expect(running.page.url()).toBe(before);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it("17 answers only calls in the table, with input of the right shape", async () => {
    const answers = await running.page.evaluate(async () => {
      const bridge = (globalThis as unknown as { bridge: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> } }).bridge;
      const attempt = async (name: string, input: unknown): Promise<string> => {
        try { const answer = await bridge.call(name, input); return answer.ok ? "answered" : (answer.error?.code ?? "?"); } catch { return "threw"; }
      };
      return [
        await attempt("shell.exec", {}),
        await attempt("__proto__", {}),
        await attempt("log.open", { forestId: "../../etc" }),
        await attempt("log.append", { forestId: "fr_x", firstSeq: -1, updates: [] }),
        await attempt("forests.purge", { forestId: "fr_not-there" }),
        await attempt("settings.write", { personId: "pr_someone-else" }),
      ];
    });
    expect(answers.slice(0, 2).every((answer) => answer === "not-allowed" || answer === "threw")).toBe(true);
    expect(answers.slice(2)).toEqual(["invalid-input", "invalid-input", "not-found", "invalid-input"]);
  });

  it("18 serves only its own files under app://, never the disk", async () => {
    const statuses = await running.page.evaluate(async () => {
      const paths = ["/../../package.json", "/%2e%2e/%2e%2e/package.json", "/..%5c..%5cpackage.json", "//etc/passwd", "/nothing-here.js"];
      return Promise.all(paths.map(async (path) => (await fetch(new URL(location.origin === "null" ? `app://forest${path}` : location.origin + path)).then((r) => r.status, () => 0))));
    });
    expect(statuses.every((status) => status !== 200)).toBe(true);
  });
});
