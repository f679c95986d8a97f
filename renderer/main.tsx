import "./zodWithoutEval.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import { startApp } from "./app/startApp.tsx";

startApp(document);
