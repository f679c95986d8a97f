import { useT } from "#renderer/i18n/index.ts";
import type { Wisdom } from "#shared/forest/index.ts";
import type { SceneSapling } from "./sceneSaplings.ts";
import styles from "./Sapling.module.css";

/** The five shapes, centred on the origin, about 36 units across with their stroke, which rounds the corners. */
const CROWNS: Readonly<Record<Wisdom, string>> = {
  logic: "M-12.5-12.5H12.5V12.5H-12.5Z",
  people: "M-14.5 0A14.5 14.5 0 1 1 14.5 0A14.5 14.5 0 1 1-14.5 0Z",
  marketing: "M0-17 17 0 0 17-17 0Z",
  management: "M0-16.5 14.3-8.25V8.25L0 16.5-14.3 8.25V-8.25Z",
  education: "M0-16.5 15.7-5.1 9.7 13.4H-9.7L-15.7-5.1Z",
};

/** One sapling: the shape and colour of its wisdom on a stem with two leaves, its name underneath. */
export function Sapling({ sapling }: { readonly sapling: SceneSapling }) {
  const t = useT();
  const { name, wisdom, x, y, sizeRatio, mirrored } = sapling;
  const direction = mirrored ? -sizeRatio : sizeRatio;
  return (
    <g>
      <ellipse className={styles.shadow} cx={x} cy={y + 2} rx={21 * sizeRatio} ry={4.2 * sizeRatio} />
      <g transform={`translate(${x} ${y}) scale(${direction} ${sizeRatio})`}>
        <path className={styles.stem} d="M0 0C-1.5-22 1.5-40 0-66" />
        <path className={styles.leafNear} d="M0-21C-2-33-11-37.5-23-36.500C-22-25.5-12.5-19.5 0-21Z" />
        <path className={styles.leafFar} d="M0-32C2-42 9.5-46.5 19-45.500C18-35.5 11-30 0-32Z" />
        <path className={styles.crown} data-wisdom={wisdom} d={CROWNS[wisdom]} transform="translate(0 -80)" />
      </g>
      {/* i18n-keys: welcome.scene.module.* */}
      <text className={styles.domain} x={x} y={y + 24}>{t(`welcome.scene.module.${name}.domain`)}</text>
      <text className={styles.theme} x={x} y={y + 43}>{t(`welcome.scene.module.${name}.theme`)}</text>
    </g>
  );
}
