import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { CONTENT_SECURITY_POLICY, STYLE_HASHES } from "#electron/main/security/contentSecurityPolicy.ts";

describe("the content security policy", () => {
  it("allows the style cytoscape inserts, as the installed version words it", () => {
    const source = readFileSync(resolve("node_modules/cytoscape/dist/cytoscape.esm.mjs"), "utf8");
    const className = /var className = '(__________cytoscape_container)'/.exec(source)?.[1];
    const tail = /stylesheet\.textContent = '\.' \+ className \+ '([^']+)'/.exec(source)?.[1];
    const text = `.${className ?? ""}${tail ?? ""}`;
    expect(text).toBe(".__________cytoscape_container { position: relative; }");
    expect(STYLE_HASHES).toContain(`sha256-${createHash("sha256").update(text).digest("base64")}`);
  });

  it("lets no inline code, no evaluation and nothing from elsewhere in", () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
  });

  it("lets attachments be looked at and listened to, and used for nothing else", () => {
    const users = CONTENT_SECURITY_POLICY.split("; ").filter((directive) => directive.includes("attachment:")).map((directive) => directive.split(" ")[0]);
    expect(users).toEqual(["img-src", "media-src"]);
  });
});
