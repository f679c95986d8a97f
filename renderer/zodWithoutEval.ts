import * as z from "zod";

// The page's CSP forbids `new Function`, which zod probes for as soon as an object schema is built. Imported before anything that builds one.
z.config({ jitless: true });
