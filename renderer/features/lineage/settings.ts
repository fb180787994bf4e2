import { z } from 'zod';
import type { EdgeKind } from '../../../shared/semantic/lineage.ts';
import { viewSetting } from '../../state/view.ts';

/** How far a lineage is followed: to what values are computed from, also to the keys that find them, also to what decides the rows. */
export const follows = ['value', 'lookup', 'rows'] as const;
/** One of {@link follows}. */
export type Follow = (typeof follows)[number];
/** Which edges are followed. */
export const followSetting = viewSetting('lineage.follow', z.enum(follows), 'value');

/** The kinds of edges that are followed. */
export const followedKinds: Readonly<Record<Follow, readonly EdgeKind[]>> = {
  value: ['value'],
  lookup: ['value', 'lookup'],
  rows: ['value', 'lookup', 'rows'],
};

/** How many steps are shown. */
export const reaches = ['1', '3', 'all'] as const;
/** One of {@link reaches}. */
export type Reach = (typeof reaches)[number];
/** How many steps are followed. */
export const reachSetting = viewSetting('lineage.steps', z.enum(reaches), 'all');

/** Drawn, or as a table. */
export const shapes = ['graph', 'table'] as const;
/** As what the lineage is shown. */
export const shapeSetting = viewSetting('lineage.shape', z.enum(shapes), 'graph');
