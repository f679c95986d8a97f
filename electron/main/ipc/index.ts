export { registerCalls } from "./registerCalls.ts";
