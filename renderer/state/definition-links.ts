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
export type GlossaryKind = (typeof glossaryKinds)[number];
/** Which kind is listed. */
export const glossaryKind = viewSetting('glossary.kind', z.enum(glossaryKinds), 'metric');

/** Goes to the lineage of a node: `metric:views`, `core.consumption.views`. One undo step. */
export function showLineage(id: string): void {
  goTo('lineage', { [lineageNode.key]: id });
}

/** Goes to the glossary's entry of a metric, a dimension or a model, in the whole list of its kind. One undo step. */
export function showInGlossary(id: string): void {
  const [prefix] = id.split(/[:.]/, 1);
  const kind = glossaryKinds.find((each) => each === prefix) ?? 'model';
  goTo('glossary', { [glossaryEntry.key]: id, [glossaryKind.key]: kind });
}

/** Shows a screen with these settings of its own and no others. */
function goTo(screen: string, own: Readonly<Record<string, string>>): void {
  const { settings, show } = useStore.getState();
  const others = Object.entries(settings).filter(([key]) => !key.startsWith(`${screen}.`));
  show({ screen, settings: { ...Object.fromEntries(others), ...own } });
}
