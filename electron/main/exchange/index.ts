export { createExchange } from "./createExchange.ts";
export { createExchangeDialogs } from "./exchangeDialogs.ts";
