/** How well a forest is (健康检查). */
export { HealthDialog } from "./HealthDialog.tsx";
export { healthActions } from "./actions.ts";
