export { lineageGraph, noUses } from './lineage/graph.ts';
export { dependents, lineage, type Walked } from './lineage/walk.ts';
export type * from './lineage/types.ts';
