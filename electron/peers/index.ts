/**
 * Entry point of the peers process: a utility process of the app, or a plain Node process in tests and benches. Keys, files and lanes of all study groups of this
 * device; nothing else in the app opens a socket. Ends with the process that started it.
 */
import { sodiumCrypto } from "./crypto.ts";
import { createNodeService } from "./service/createNodeService.ts";
import { findPort } from "./service/port.ts";
import { serve } from "./service/serve.ts";

const port = findPort();
if (port !== null) serve(port, (start, emit) => createNodeService({ start, emit, crypto: sodiumCrypto }));
