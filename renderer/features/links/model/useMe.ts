export { useMe } from "#renderer/runtime/index.ts";
