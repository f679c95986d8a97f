import {
  ArrowLeft, ArrowLeftRight, ArrowRight, BookOpen, BriefcaseBusiness, Check, ChevronDown, ChevronRight, ChevronUp, CircleAlert, CircleCheck, CircleQuestionMark, ClipboardList, Copy, CornerDownLeft,
  Download, Ellipsis, ExternalLink, Eye, EyeOff, FileText, Flag, Focus, FolderInput, FolderOpen, GripVertical, HardDrive, HeartPulse, History, Info, Keyboard, Languages, Leaf, Link2, ListFilter, ListPlus,
  Lock, LockOpen, LogOut, Maximize, Minus, Monitor, Moon, PanelLeft, PanelRight, Pencil, Pin, Plus, Presentation, Redo2, RotateCcw, Route, Search, Settings, Share2, Sprout, Sun, Tag, Trash2, TreePine, Trees,
  TriangleAlert, Type, Undo2, Upload, User, WalletCards, X, Layers, Box, GraduationCap, type LucideIcon,
  AtSign, Bold, CalendarRange, Clock, Code, Columns2, FileAudio, FileVideo, Heading, Highlighter, Image, Italic, LayoutGrid, Lightbulb, List, ListChecks, ListOrdered, ListTree, MessageSquare, MessageSquareQuote, MoveHorizontal, NotebookPen,
  Paperclip, Printer, Quote, Sigma, SquareCode, Star, Strikethrough, Table, Underline, Users, VenetianMask, ZoomIn, ZoomOut,
  Cable, Crown, DoorOpen, FileDown, FileUp, KeyRound, Laptop, Network, Pause, QrCode, ShieldCheck, Stethoscope, UserMinus, UserPlus, Waypoints, Wifi, WifiOff,
} from "lucide-react";
import type { ReactElement } from "react";

const ICONS = {
  "arrow-left": ArrowLeft, "arrow-right": ArrowRight, assignment: ClipboardList, back: RotateCcw, box: Box, card: WalletCards, case: BriefcaseBusiness, check: Check, "chevron-down": ChevronDown,
  "chevron-right": ChevronRight, "chevron-up": ChevronUp, close: X, copy: Copy, download: Download, enter: CornerDownLeft, error: CircleAlert, external: ExternalLink, eye: Eye, "eye-off": EyeOff, file: FileText, filter: ListFilter,
  fit: Maximize, flag: Flag, focus: Focus, "folder-open": FolderOpen, forest: Trees, grip: GripVertical, health: HeartPulse, help: CircleQuestionMark, history: History, info: Info, keyboard: Keyboard, languages: Languages, layers: Layers, leaf: Leaf,
  lesson: BookOpen, link: Link2, "list-plus": ListPlus, lock: Lock, "lock-open": LockOpen, minus: Minus, more: Ellipsis, move: FolderInput, "panel-left": PanelLeft, "panel-right": PanelRight, path: Route, pencil: Pencil, pin: Pin,
  plus: Plus, present: Presentation, question: CircleQuestionMark, quit: LogOut, redo: Redo2, reverse: ArrowLeftRight, search: Search, settings: Settings, share: Share2, sprout: Sprout, storage: HardDrive, study: GraduationCap,
  success: CircleCheck, tag: Tag, text: Type, "theme-dark": Moon, "theme-light": Sun, "theme-system": Monitor, trash: Trash2, tree: TreePine, undo: Undo2, upload: Upload, user: User, warning: TriangleAlert,
  // Of the notes
  at: AtSign, attach: Paperclip, audio: FileAudio, bold: Bold, callout: MessageSquareQuote, checklist: ListChecks, clock: Clock, code: Code, "code-block": SquareCode, comment: MessageSquare, compare: Columns2, gallery: LayoutGrid,
  group: Users, heading: Heading, headings: ListTree, highlight: Highlighter, image: Image, italic: Italic, list: List, mask: VenetianMask, math: Sigma, note: NotebookPen, "ordered-list": ListOrdered, print: Printer, quote: Quote,
  related: Lightbulb, star: Star, strike: Strikethrough, table: Table, timeline: CalendarRange, underline: Underline, video: FileVideo, wide: MoveHorizontal, "zoom-in": ZoomIn, "zoom-out": ZoomOut,
  // Of the groups
  "exchange-file": FileDown, "import-file": FileUp, device: Laptop, diagnosis: Stethoscope, direct: Cable, invite: UserPlus, keeper: ShieldCheck, key: KeyRound, leave: DoorOpen, network: Network, offline: WifiOff, owner: Crown, pause: Pause,
  qr: QrCode, relay: Waypoints, "remove-person": UserMinus, wifi: Wifi,
} as const satisfies Readonly<Record<string, LucideIcon>>;

/** The icons of the house, by what they mean. One that is missing is added here, so that a meaning keeps one picture. */
export type IconName = keyof typeof ICONS;

interface IconProps {
  readonly name: IconName;
  /** In px at normal text size; grows with the text. */
  readonly size?: number;
  /** Spoken name; without it the icon is decoration beside a text. */
  readonly label?: string;
}

export function Icon({ name, size = 16, label }: IconProps): ReactElement {
  const Picture = ICONS[name];
  return <Picture size={`${size / 16}rem`} strokeWidth={1.7} {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })} />;
}
