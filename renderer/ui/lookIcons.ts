import {
  Bell, BookOpen, Bookmark, Clock, Compass, Flag, Flame, Gem, Heart, Key, Lightbulb, Moon, Mountain, Pencil, Puzzle, Quote, Rocket, Scale, Shield, Sprout, Star, Sun, Target, Users, type LucideIcon,
} from "lucide-react";

/** The icons a person may choose, by the name under which the choice is kept. */
export const LOOK_ICON_PICTURES = {
  star: Star, heart: Heart, flag: Flag, lightbulb: Lightbulb, bookmark: Bookmark, key: Key, target: Target, compass: Compass, mountain: Mountain, sprout: Sprout, sun: Sun, moon: Moon,
  flame: Flame, bell: Bell, clock: Clock, book: BookOpen, pencil: Pencil, quote: Quote, scale: Scale, shield: Shield, puzzle: Puzzle, users: Users, rocket: Rocket, gem: Gem,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type LookIconName = keyof typeof LOOK_ICON_PICTURES;
