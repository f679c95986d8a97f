import type { MissingChanges } from "#shared/ipc/contract.ts";
import type { Locale, Translate } from "#renderer/i18n/index.ts";

/** "10:32 到 10:35 之间的 4 次修改，日志、归档和备份里都没有找到": as exactly as the times around the hole are known. */
export function missingText(missing: MissingChanges, t: Translate, locale: Locale): string {
  const { afterMs, beforeMs } = missing;
  const count = missing.toSeq - missing.fromSeq + 1;
  if (afterMs > 0 && beforeMs > 0) {
    // The day is said once when both times lie in it.
    const before = locale.date(afterMs) === locale.date(beforeMs) ? locale.time(beforeMs) : locale.dateTime(beforeMs);
    return t("health.missing.between", { count, after: locale.dateTime(afterMs), before });
  }
  if (afterMs > 0) return t("health.missing.after", { count, after: locale.dateTime(afterMs) });
  if (beforeMs > 0) return t("health.missing.before", { count, before: locale.dateTime(beforeMs) });
  return t("health.missing.someTime", { count });
}
