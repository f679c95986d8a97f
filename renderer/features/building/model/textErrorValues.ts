import { OUTLINE_LIMITS, type OutlineTextError } from "#shared/outlineText/index.ts";

const BYTES_PER_KILOBYTE = 1_000;

/** The figures that the words below `building.textError` speak of. */
export function textErrorValues(error: OutlineTextError): Readonly<Record<string, number>> {
  switch (error.code) {
    case "too-large":
      return { kilobytes: OUTLINE_LIMITS.bytes / BYTES_PER_KILOBYTE };
    case "too-many":
      return { count: error.count, most: OUTLINE_LIMITS.nodes };
    case "too-long":
      return { line: error.line };
    case "nothing-to-plant":
      return {};
  }
}
