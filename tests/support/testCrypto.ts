/** The product's own: tests of groups use the real cryptography. */
export { sodiumCrypto as testCrypto } from "#electron/peers/crypto.ts";
