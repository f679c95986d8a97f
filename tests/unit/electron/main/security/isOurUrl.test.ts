import { describe, expect, it } from "vitest";
import { isAllowedExternalUrl } from "#electron/main/security/isAllowedExternalUrl.ts";
import { isOurUrl } from "#electron/main/security/isOurUrl.ts";

describe("which addresses a page may reach", () => {
  it("knows the app's own, and the development server only when there is one", () => {
    expect(isOurUrl("app://forest/index.html", null)).toBe(true);
    expect(isOurUrl("app://elsewhere/index.html", null)).toBe(false);
    expect(isOurUrl("http://localhost:5173/x", null)).toBe(false);
    expect(isOurUrl("http://localhost:5173/x", "http://localhost:5173")).toBe(true);
  });

  it("opens outside only plain https addresses of the list", () => {
    expect(isAllowedExternalUrl("https://github.com/a/b")).toBe(true);
    for (const url of ["http://github.com/", "https://github.com.evil.example/", "https://me@github.com/", "https://github.com:8443/", "file:///etc/passwd"]) expect(isAllowedExternalUrl(url)).toBe(false);
  });

  it("refuses what is no address at all", () => {
    for (const text of ["", "not an address", "//"]) {
      expect(isOurUrl(text, null)).toBe(false);
      expect(isAllowedExternalUrl(text)).toBe(false);
    }
  });
});
