import type { ReactElement } from "react";
import { PAPER_SIZES } from "#shared/ipc/contract.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useSelection } from "#renderer/runtime/index.ts";
import { SegmentedControl, Select, Switch } from "#renderer/ui/index.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../exportChoice.ts";
import type { PaperName } from "../exportPicture.ts";
import { SHOWING_SCOPES, type ShowingScope } from "../showingPort.ts";
import type { Scheme } from "../readSchemeTheme.ts";
import type { Export } from "../useExport.ts";
import { PngSize } from "./PngSize.tsx";
import css from "../showing.module.css";

/** What is chosen for a picture. */
export function ExportOptions({ picture }: { readonly picture: Export }): ReactElement {
  const t = useT();
  const { choice, change, hasPrivate, shown, thumb } = picture;
  const hasSelection = useSelection().length > 0;
  const scopes = SHOWING_SCOPES.filter((scope) => scope !== "selection" || hasSelection || choice.scope === "selection");
  return (
    <div className={css.options}>
      {/* i18n-keys: showing.scope.* */}
      <SegmentedControl<ShowingScope> label={t("showing.export.what")} value={choice.scope} segments={scopes.map((value) => ({ value, label: t(`showing.scope.${value}`) }))} onChange={(scope) => { change({ scope }); }} />
      {/* i18n-keys: showing.format.* */}
      <SegmentedControl<ExportFormat> label={t("showing.export.format")} value={choice.format} segments={EXPORT_FORMATS.map((value) => ({ value, label: t(`showing.format.${value}`) }))} onChange={(format) => { change({ format }); }} />
      {choice.format === "png" && thumb !== null ? <PngSize size={thumb} scale={choice.scale} onScale={(scale) => { change({ scale }); }} /> : null}
      {choice.format === "svg" ? <p className={css.hint}>{t("showing.export.svgHint")}</p> : null}
      {choice.format === "pdf" ? (
        // i18n-keys: showing.paper.*
        <Select<PaperName> label={t("showing.export.paper")} hint={t("showing.export.paperHint")} value={choice.paper} options={PAPER_SIZES.map((value) => ({ value, label: t(`showing.paper.${value}`) }))} onChange={(paper) => { change({ paper }); }} />
      ) : null}
      <SegmentedControl<Scheme> label={t("showing.export.scheme")} value={choice.scheme} segments={[{ value: "light", label: t("showing.scheme.light"), icon: "theme-light" }, { value: "dark", label: t("showing.scheme.dark"), icon: "theme-dark" }]} onChange={(scheme) => { change({ scheme }); }} />
      <Switch label={t("showing.export.withTitle")} checked={choice.hasTitle} onChange={(hasTitle) => { change({ hasTitle }); }} />
      <Switch label={t("showing.export.withLegend")} checked={choice.hasLegend} onChange={(hasLegend) => { change({ hasLegend }); }} />
      {choice.format === "pdf" ? null : <Switch label={t("showing.export.transparent")} checked={choice.isTransparent} onChange={(isTransparent) => { change({ isTransparent }); }} />}
      {hasPrivate ? (
        <Switch label={t("showing.export.withPrivate")} hint={choice.withPrivate ? t("showing.export.privateIn", { count: shown?.privateCount ?? 0 }) : t("showing.export.privateOut")}
          checked={choice.withPrivate} onChange={(withPrivate) => { change({ withPrivate }); }} />
      ) : null}
    </div>
  );
}
