export { lineageGraph } from './lineage/graph.ts';
export { dependents, lineage } from './lineage/walk.ts';
export type * from './lineage/types.ts';
export { dimensionsOf, factsOf } from './lineage/reads.ts';
export * from './lineage/ids.ts';
