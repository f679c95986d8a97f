export { parseSkeleton, type SkeletonProblem } from "./parseSkeleton.ts";
export { planSkeleton } from "./planSkeleton.ts";
export { SKELETON_LOCALES, type Skeleton, type SkeletonLocale } from "./skeletonSchema.ts";
