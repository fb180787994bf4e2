import {
  LineCounter,
  parseDocument,
  isCollection,
  isNode,
  isPair,
  isScalar,
  type Document,
  type Node,
} from 'yaml';
import { queryMessages } from '../../errors/query.ts';
import type { Result } from '../../errors/problem.ts';
import { pathKey, type DefinitionFile } from './file.ts';

/**
 * Reads the YAML of a definition file.
 * @param path in the repository, for problems: `metrics/reading.yaml`
 * @returns what it says and where, or every fault of its YAML with its line
 */
export function parseDefinition(path: string, text: string): Result<DefinitionFile> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      queryMessages.badDefinition(
        { detail: error.message.split('\n', 1)[0] ?? error.code },
        { file: path, line: counter.linePos(error.pos[0]).line },
      ),
    );
    return { ok: false, problems };
  }
  const lines: Record<string, number> = {};
  const note = (node: Node, way: readonly PropertyKey[]): void => {
    if (node.range) lines[pathKey(way)] = counter.linePos(node.range[0]).line;
    if (!isCollection(node)) return;
    node.items.forEach((item, i) => {
      const value = isPair(item) ? item.value : item;
      const key = isPair(item) ? (isScalar(item.key) ? String(item.key.value) : String(item.key)) : i;
      if (isNode(value)) note(value, [...way, key]);
    });
  };
  if (isNode(document.contents)) note(document.contents, []);
  const value = plain(path, document);
  return value.ok ? { ok: true, value: { path, value: value.value, lines }, problems: [] } : value;
}

/** The document as plain values. Aliases that would grow it beyond measure are refused. */
function plain(path: string, document: Document): Result<unknown> {
  try {
    const value: unknown = document.toJS();
    return { ok: true, value, problems: [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'its aliases can not be followed';
    return { ok: false, problems: [queryMessages.badDefinition({ detail }, { file: path, line: 1 })] };
  }
}
