import type { GroupSums } from './linear.ts';
import { addOuterTo, dot, zeros } from './matrix.ts';
import { addVectorTo } from './normal-equations.ts';
import type { PoissonGroupSums, PoissonPass } from './poisson.ts';

/** One row of a linear model, in memory. */
export interface LinearRow {
  readonly cluster: number;
  readonly group: number;
  readonly weight: number;
  readonly response: number;
  readonly regressors: Float64Array;
}

/** One row of a Poisson model, in memory. */
export interface PoissonRow {
  readonly cluster: number;
  readonly group: number;
  readonly exposures: number;
  readonly events: number;
  readonly regressors: Float64Array;
}

function grouped<T extends { readonly group: number }>(rows: readonly T[]): T[][] {
  return [...Map.groupBy(rows, ({ group }) => group).values()];
}

/** The sums that `fitLinear` takes, of rows in memory: what SQL does for large data. */
export function linearSums(rows: readonly LinearRow[]): GroupSums[] {
  return grouped(rows).map((members) => {
    const size = members[0]?.regressors.length ?? 0;
    const sums = { w: 0, wu: 0, wuu: 0 };
    const [wr, wru, wrr] = [new Float64Array(size), new Float64Array(size), zeros(size)];
    for (const { weight, response, regressors } of members) {
      sums.w += weight;
      sums.wu += weight * response;
      sums.wuu += weight * response * response;
      addVectorTo(wr, regressors, weight);
      addVectorTo(wru, regressors, weight * response);
      addOuterTo(wrr, regressors, weight);
    }
    return {
      cluster: members[0]?.cluster ?? 0,
      group: members[0]?.group ?? 0,
      n: members.length,
      ...sums,
      wr,
      wru,
      wrr,
    };
  });
}

/** The passes that `fitPoisson` takes, over rows in memory: what SQL does for large data. */
export function rowPass(rows: readonly PoissonRow[]): PoissonPass {
  const groups = grouped(rows);
  return (beta) => Promise.resolve(groups.map((members) => poissonSums(members, beta)));
}

function poissonSums(members: readonly PoissonRow[], beta: Float64Array): PoissonGroupSums {
  const [re, ry, ree] = [new Float64Array(beta.length), new Float64Array(beta.length), zeros(beta.length)];
  let y = 0;
  let e = 0;
  for (const { exposures, events, regressors } of members) {
    const expected = exposures * Math.exp(dot(regressors, beta));
    y += events;
    e += expected;
    addVectorTo(re, regressors, expected);
    addVectorTo(ry, regressors, events);
    addOuterTo(ree, regressors, expected);
  }
  const { cluster, group } = members[0] ?? { cluster: 0, group: 0 };
  return { cluster, group, n: members.length, y, e, re, ry, ree };
}
