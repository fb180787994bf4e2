import { useMemo } from 'react';
import type { Result } from '../../shared/errors/problem.ts';
import { lineageGraph, type LineageGraph, type ViewUse } from '../../shared/semantic/lineage.ts';
import { screenUses } from '../../shared/workspace/screens.ts';
import { readWorkspace } from '../../shared/workspace/workspace.ts';
import type { WorkspaceState } from '../state/keys.ts';
import { useStore } from '../state/store.ts';
import { useDefinitions } from './ask.ts';

/** The lineage of the definitions, on to the screens and to the saved view that is open. */
export function useLineage(): Result<LineageGraph> {
  const workspace = useStore((state) => state.workspace);
  const definitions = useDefinitions();
  return useMemo(
    () =>
      lineageGraph(definitions, {
        screens: screenUses,
        views: workspace === null ? [] : [viewOf(workspace)],
      }),
    [workspace, definitions],
  );
}

function viewOf({ name, saved }: WorkspaceState): ViewUse {
  const { view } = readWorkspace(name, saved);
  return { name, screen: view.screen, dimensions: view.filters.map(({ dimension }) => dimension) };
}
