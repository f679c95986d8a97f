// Packages on the fallback runtime, to prove the packaging itself. Never handed out. scripts/package.ts adds electronDist.
// Not "extends": a parent's key cannot be taken away there, and one fuse does not exist yet in Electron 25.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { load } = require(require.resolve("js-yaml", { paths: [require.resolve("app-builder-lib", { paths: [require.resolve("electron-builder")] })] }));

const config = load(readFileSync(join(__dirname, "electron-builder.yml"), "utf8"));
const { grantFileProtocolExtraPrivileges: _absentIn25, ...electronFuses } = config.electronFuses;
// Stored, not compressed: minutes less on a build machine.
module.exports = { ...config, electronVersion: "25.1.1", electronFuses, compression: "store", linux: { ...config.linux, target: ["dir", "tar.gz", "zip", "deb"] } };
