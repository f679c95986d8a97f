import { LINK_VERDICTS, reviewOf, type LinkRecord, type LinkVerdict } from "#shared/forest/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { personNameIn, useActions, useForest, useIsReadOnly, useMe, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, type IconName } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

const BUTTONS: Readonly<Record<LinkVerdict, { readonly actionId: string; readonly icon: IconName }>> = {
  agreed: { actionId: "link.agree", icon: "check" }, doubted: { actionId: "link.doubt", icon: "help" },
};

/** 认可 2：青禾、陈立. */
function Sayers({ verdict, people }: { readonly verdict: LinkVerdict; readonly people: readonly PersonId[] }) {
  const t = useT();
  const forest = useForest();
  const names = useView(() => people.map((id) => personNameIn(forest, id) ?? t("inspector.someone")).join(t("inspector.listSeparator")));
  if (people.length === 0) return null;
  // i18n-keys: link.review.*
  return <p className={styles.reviewLine} data-verdict={verdict}>{t("inspector.reviewedBy", { verdict: t(`link.review.${verdict}`), count: people.length, names })}</p>;
}

/** What is thought of a link, in words and by whom; and what I think, which is said, and taken back, by the same press. */
export function ReviewField({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  const me = useMe();
  const { state, agreed, doubted } = reviewOf(link);
  const mine = link.reviews.find((review) => review.personId === me)?.verdict;
  return (
    <div className={styles.review}>
      {state === "unreviewed" && <p className={styles.reviewLine}>{t("link.review.unreviewed")}</p>}
      <Sayers verdict="agreed" people={agreed} />
      <Sayers verdict="doubted" people={doubted} />
      {!isReadOnly && (
        <div className={styles.buttons} role="group" aria-label={t("inspector.myVerdict")}>
          {/* i18n-keys: link.review.* */}
          {LINK_VERDICTS.map((verdict) => <Button key={verdict} size="s" icon={BUTTONS[verdict].icon} aria-pressed={mine === verdict} onClick={() => actions.run(BUTTONS[verdict].actionId)}>{t(`link.review.${verdict}`)}</Button>)}
        </div>
      )}
    </div>
  );
}
