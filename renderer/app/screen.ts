import type { ComponentType } from 'react';
import type { Fact } from '../../shared/workspace/reach.ts';
import type { IconProps } from '../ui/icons.tsx';

/** The groups of the rail, in their order there. */
export const screenGroups = ['explore', 'decide', 'operate', 'definitions'] as const;
/** One of {@link screenGroups}. */
export type ScreenGroup = (typeof screenGroups)[number];

/** A screen of the workbench. Each feature folder exports one; `screens.ts` lists them. */
export interface Screen {
  /** Part of the address (`#/reading-speed`) and of the command that goes there: lower case and hyphens. */
  readonly id: string;
  readonly group: ScreenGroup;
  readonly title: string;
  readonly icon: ComponentType<IconProps>;
  /** The shortcut that goes there, in tinykeys' notation, such as `g r`. */
  readonly key?: string;
  /** The facts that the screen shows: a filter that reaches none of them is struck through. */
  readonly facts: readonly Fact[];
  /** Shows things in the inspector although it shows no fact. */
  readonly inspects?: boolean;
  /** Source tables without which the screen has nothing to show; when the package lacks one, the frame says which. */
  readonly tables: readonly string[];
  readonly Component: ComponentType;
}
