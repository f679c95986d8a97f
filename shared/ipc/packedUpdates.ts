import * as z from "zod";

/** Many updates in one buffer: `unpackUpdates` of shared/storage takes them apart. */
export const packedUpdatesSchema = z.object({ docIds: z.array(z.string().max(128)), places: z.instanceof(Uint32Array), bytes: z.instanceof(Uint8Array) });
