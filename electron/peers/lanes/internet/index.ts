export { createInternetLane, type InternetLane, type InternetLaneState } from "./createInternetLane.ts";
