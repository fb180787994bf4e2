export { dateOf, entryJson, metricEntry, type MetricEntry } from './glossary/entry.ts';
export { formulaLine, formulaOf, type Formula } from './glossary/formula.ts';
