import { useT } from "#renderer/i18n/index.ts";
import type { ForestStart } from "../model/welcomeChoice.ts";
import { Sapling } from "./Sapling.tsx";
import { SCENE_SAPLINGS } from "./sceneSaplings.ts";
import styles from "./FirstForestScene.module.css";

/** Hills run far beyond the picture on both sides, so that no window shape shows where they end. */
const HILLS = [
  "M-900 360C-560 420-110 347 0 297C98 252 207 211 313 215C429 218 509 270 600 261C700 251 1080 210 1500 260V1600H-900Z",
  "M-900 470C-520 560-90 511 0 465C80 424 170 388 295 397C429 406 491 453 600 424C700 398 1060 400 1500 440V1600H-900Z",
  "M-900 640C-520 700-107 648 0 617C107 586 214 570 330 583C438 594 518 615 600 592C690 567 1060 560 1500 600V1600H-900Z",
] as const;

/** What will be there in a moment: nine saplings on three hills, or open ground. One image with one description. */
export function FirstForestScene({ start }: { readonly start: ForestStart }) {
  const t = useT();
  const isEmpty = start === "empty";
  return (
    <div className={styles.panel} data-start={start}>
      <svg className={styles.scene} viewBox="0 0 600 776" preserveAspectRatio="xMidYMax meet" role="img"
        aria-label={t(isEmpty ? "welcome.scene.emptyDescription" : "welcome.scene.description")}>
        <circle className={styles.sun} cx="466" cy="112" r="42" />
        {HILLS.map((path) => <path key={path} className={styles.hill} d={path} />)}
        <g className={styles.planted} aria-hidden="true">
          <LayerName y={204} layer={t("welcome.scene.top")} wisdoms={t("welcome.scene.topWisdoms")} />
          <LayerName y={360} layer={t("welcome.scene.middle")} wisdoms={t("welcome.scene.middleWisdoms")} />
          <LayerName y={496} layer={t("welcome.scene.base")} wisdoms={t("welcome.scene.baseWisdoms")} />
          {SCENE_SAPLINGS.map((sapling) => <Sapling key={sapling.name} sapling={sapling} />)}
        </g>
        <OpenGround />
        <text className={styles.caption} x="300" y="756">{t(isEmpty ? "welcome.scene.emptyCaption" : "welcome.scene.caption")}</text>
      </svg>
    </div>
  );
}

function LayerName({ y, layer, wisdoms }: { readonly y: number; readonly layer: string; readonly wisdoms: string }) {
  return (
    <g>
      <text className={styles.layer} x="36" y={y}>{layer}</text>
      <text className={styles.wisdoms} x="36" y={y + 20}>{wisdoms}</text>
    </g>
  );
}

/** A marked place for a first tree. */
function OpenGround() {
  return (
    <g className={styles.open} aria-hidden="true">
      <ellipse className={styles.plot} cx="300" cy="640" rx="58" ry="15" />
      <path className={styles.sprout} d="M300 641C300 632 300 628 300 622" />
      <path className={styles.seedLeaf} d="M300 626C299 616 292 611 281 611 281 621 288 627 300 626Z" />
      <path className={styles.seedLeaf} d="M300 630C300 622 306 617 316 617 316 626 310 631 300 630Z" />
    </g>
  );
}
