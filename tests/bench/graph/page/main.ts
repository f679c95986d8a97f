import "#renderer/zodWithoutEval.ts";
import "#renderer/styles/tokens.css";
import "#renderer/styles/base.css";
import { openBenchPage } from "./openBenchPage.ts";
import { watchWorkers } from "./watchPaint.ts";

watchWorkers();
void openBenchPage(document);
