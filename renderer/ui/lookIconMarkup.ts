import * as star from "lucide-react/icons/star";
import * as heart from "lucide-react/icons/heart";
import * as flag from "lucide-react/icons/flag";
import * as lightbulb from "lucide-react/icons/lightbulb";
import * as bookmark from "lucide-react/icons/bookmark";
import * as key from "lucide-react/icons/key";
import * as target from "lucide-react/icons/target";
import * as compass from "lucide-react/icons/compass";
import * as mountain from "lucide-react/icons/mountain";
import * as sprout from "lucide-react/icons/sprout";
import * as sun from "lucide-react/icons/sun";
import * as moon from "lucide-react/icons/moon";
import * as flame from "lucide-react/icons/flame";
import * as bell from "lucide-react/icons/bell";
import * as clock from "lucide-react/icons/clock";
import * as book from "lucide-react/icons/book-open";
import * as pencil from "lucide-react/icons/pencil";
import * as quote from "lucide-react/icons/quote";
import * as scale from "lucide-react/icons/scale";
import * as shield from "lucide-react/icons/shield";
import * as puzzle from "lucide-react/icons/puzzle";
import * as users from "lucide-react/icons/users";
import * as rocket from "lucide-react/icons/rocket";
import * as gem from "lucide-react/icons/gem";
import type { LookIconName } from "./lookIcons.ts";

type IconNode = readonly (readonly [string, Readonly<Record<string, string>>])[];

const MODULES: Readonly<Record<LookIconName, unknown>> = { star, heart, flag, lightbulb, bookmark, key, target, compass, mountain, sprout, sun, moon, flame, bell, clock, book, pencil, quote, scale, shield, puzzle, users, rocket, gem };

/** The lines of a chosen icon as SVG in a 24 × 24 box, for canvases and exported pictures, where no React reaches; "" should the library have changed. A test looks at each. */
export function lookIconMarkup(name: LookIconName): string {
  // SAFETY: every icon module of lucide carries its data beside its component; its types name the component only.
  const { __iconData: data } = MODULES[name] as { readonly __iconData?: { readonly node?: IconNode } };
  return (data?.node ?? []).map(([tag, { key: _key, ...attributes }]) => `<${tag} ${Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`).join(" ")}/>`).join("");
}
