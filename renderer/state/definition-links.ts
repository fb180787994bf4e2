import { z } from 'zod';
import { useStore } from './store.ts';
import { viewSetting } from './view.ts';

/** The id of a node of the lineage, or empty. An id that is not known shows nothing chosen. */
const nodeSchema = z.string().max(400);

/** What the glossary shows: the id of a metric, a dimension or a model. */
export const glossaryEntry = viewSetting('glossary.entry', nodeSchema, '');
/** Whose lineage is shown. */
export const lineageNode = viewSetting('lineage.node', nodeSchema, '');

/** The kinds of definition that the glossary explains. */
export const glossaryKinds = ['metric', 'dimension', 'model'] as const;
/** One of {@link glossaryKinds}. */
export type GlossaryKind = (typeof glossaryKinds)[number];
/** Which kind is listed. */
export const glossaryKind = viewSetting('glossary.kind', z.enum(glossaryKinds), 'metric');

/** Goes to the lineage of a node, `metric:views`, `core.consumption.views`, shown as lineages were before. One undo step. */
export function showLineage(id: string): void {
  const { settings, show } = useStore.getState();
  show({ screen: 'lineage', settings: { ...settings, [lineageNode.key]: id } });
}

/** Goes to the glossary's entry of a metric, a dimension or a model, in the whole list of its kind. One undo step. */
export function showInGlossary(id: string): void {
  const [prefix] = id.split(/[:.]/, 1);
  const kind = glossaryKinds.find((each) => each === prefix) ?? 'model';
  const { settings, show } = useStore.getState();
  const others = Object.entries(settings).filter(([key]) => !key.startsWith('glossary.'));
  const own = { [glossaryEntry.key]: id, [glossaryKind.key]: kind };
  show({ screen: 'glossary', settings: { ...Object.fromEntries(others), ...own } });
}
