/** The periods by which dates can be grouped, the finest first. Weeks begin on Monday. */
export const dateGrains = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** One of {@link dateGrains}. */
export type DateGrain = (typeof dateGrains)[number];

/** The dimension that stands for each metric's own date. */
export const metricTime = 'metric_time';
