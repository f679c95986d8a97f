import { LIMITS, setAliases, setDomain, type PointRecord } from "#shared/forest/index.ts";
import { useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { splitList } from "../model/splitList.ts";
import { EditableText } from "./EditableText.tsx";
import { LookField } from "./LookField.tsx";
import { TagsField } from "./TagsField.tsx";
import styles from "../inspector.module.css";

const MAX_LIST_CHARS = 1_000;

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };
// i18n-keys: point.error.*
const errorKey = (outcome: Outcome): string | null => (outcome.ok ? null : `point.error.${outcome.error.code}`);

function Fact({ label, value, hint, maxLength, onCommit }: { readonly label: string; readonly value: string; readonly hint: string; readonly maxLength: number; readonly onCommit: (text: string) => string | null }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd><EditableText label={label} value={value} placeholder={hint} maxLength={maxLength} onCommit={onCommit} /></dd>
    </div>
  );
}

/** Field, other names, tags and look of a point. */
export function PointFacts({ point }: { readonly point: PointRecord }) {
  const t = useT();
  const forest = useForest();
  const { id } = point;
  const separator = t("inspector.listSeparator");
  return (
    <dl className={styles.facts}>
      {point.kind === "module" && (
        <Fact label={t("inspector.domain")} value={point.domain} hint={t("inspector.domainHint")} maxLength={LIMITS.domain} onCommit={(domain) => errorKey(forest.run(setDomain, { id, domain }))} />
      )}
      <Fact label={t("inspector.aliases")} value={point.aliases.join(separator)} hint={t("inspector.aliasesHint")} maxLength={MAX_LIST_CHARS} onCommit={(text) => errorKey(forest.run(setAliases, { id, aliases: [...splitList(text)] }))} />
      <div className={styles.fact}>
        <dt>{t("inspector.tags")}</dt>
        <dd><TagsField points={[point]} /></dd>
      </div>
      <div className={styles.fact}>
        <dt>{t("inspector.look")}</dt>
        <dd><LookField points={[point]} /></dd>
      </div>
    </dl>
  );
}
