import { describe, expect, it } from "vitest";
import { appFile } from "#electron/main/security/appFile.ts";
import { isAllowedExternalUrl } from "#electron/main/security/isAllowedExternalUrl.ts";

describe("appFile", () => {
  it("finds files under the root with their type", () => {
    expect(appFile("/app/renderer", "app://forest/")).toEqual({ path: "/app/renderer/index.html", mimeType: "text/html; charset=utf-8" });
    expect(appFile("/app/renderer", "app://forest/assets/a%20b.js?x#y")).toEqual({ path: "/app/renderer/assets/a b.js", mimeType: "text/javascript; charset=utf-8" });
    expect(appFile("/app/renderer", "app://forest/assets/a.woff2")?.mimeType).toBe("font/woff2");
  });

  it.each([
    "app://forest/..%2fmain.js", "app://forest/%2e%2e%2fmain.js", "app://forest/a/..%2f..%2f..%2fetc/x.js", "app://forest/..%5cmain.js",
    "app://forest/a%00.js", "app://forest/%E0%A4%A.js", "app://evil/index.html", "app://forest/secret", "app://forest/x.exe", "app://forest/..%2frenderer-other/x.js",
  ])("serves nothing for %s", (url) => {
    expect(appFile("/app/renderer", url)).toBeNull();
  });
});

describe("isAllowedExternalUrl", () => {
  it("lets only https addresses of known sites out", () => {
    expect(isAllowedExternalUrl("https://github.com/a/b")).toBe(true);
    for (const url of ["http://github.com", "https://github.com.evil.example", "https://u:p@github.com", "https://github.com:444", "file:///etc/passwd", "javascript:1", "smb://github.com", ""]) {
      expect(isAllowedExternalUrl(url)).toBe(false);
    }
  });
});
