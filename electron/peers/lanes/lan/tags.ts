import { lanTagOf, toText, type SyncCrypto } from "#shared/sync/index.ts";
import type { Place } from "#electron/peers/connections/index.ts";

const DAY_MS = 86_400_000;
const TAG_BYTES = 16;
const SERVICE = "._zhishi._tcp.local";
const NAME = /^[0-9a-f]{32}\._zhishi\._tcp\.local$/;

/** The names under which places are called out on the local network. They change each day; clocks may be a day apart. */
export interface Tags {
  /** False: the same as before. */
  setPlaces(places: readonly Place[]): boolean;
  places(): readonly Place[];
  /** Today's. */
  nameOf(place: Place): string;
  /** Whether a name stands for one of the places, today, yesterday or tomorrow. */
  isOurs(name: string): boolean;
}

/** Null: not one of this service's names. */
export function readName(name: unknown): string | null {
  if (typeof name !== "string" || name.length !== 2 * TAG_BYTES + SERVICE.length) return null;
  const lower = name.toLowerCase();
  return NAME.test(lower) ? lower : null;
}

const signatureOf = (places: readonly Place[]): string => places.map(({ key, isQuiet }) => `${toText(key)}${isQuiet ? "-" : "+"}`).sort().join();

export function createTags(crypto: SyncCrypto, now: () => number): Tags {
  let places: readonly Place[] = [];
  let accepted: ReadonlySet<string> = new Set();
  let acceptedDay: number | null = null;

  const today = (): number => Math.floor(now() / DAY_MS);
  const nameOn = (place: Place, day: number): string => {
    const tag = lanTagOf(crypto, place.key, day).subarray(0, TAG_BYTES);
    return Array.from(tag, (byte) => byte.toString(16).padStart(2, "0")).join("") + SERVICE;
  };

  return {
    setPlaces(asked) {
      const before = signatureOf(places);
      places = Array.from(new Map(asked.map((place) => [toText(place.key), place])).values());
      acceptedDay = null;
      return signatureOf(places) !== before;
    },
    places: () => places,
    nameOf: (place) => nameOn(place, today()),
    isOurs(name) {
      const day = today();
      if (acceptedDay !== day) {
        accepted = new Set(places.flatMap((place) => [day - 1, day, day + 1].map((near) => nameOn(place, near))));
        acceptedDay = day;
      }
      return accepted.has(name);
    },
  };
}
