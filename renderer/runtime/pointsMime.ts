/** What a drag of points carries: their ids as JSON. Whoever takes text that is dragged in passes these by. */
export const POINTS_MIME = "application/x-zhishisenlin-points";
