import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { parseDefinition } from '../../shared/semantic/definitions/yaml.ts';

const asked = /\.yaml\?definition$/;

/** Vite plugin: `import file from './x.yaml?definition'` gives a `DefinitionFile`, whose YAML was read by the build. */
export function definitionFiles(): Plugin {
  return {
    name: 'subtext:definition-files',
    load: {
      filter: { id: asked },
      handler(id) {
        if (!asked.test(id)) return null;
        const file = id.replace(/\?definition$/, '');
        this.addWatchFile(file);
        const inShared = file.slice(file.lastIndexOf('/shared/') + '/shared/'.length);
        const parsed = parseDefinition(path.posix.normalize(inShared), readFileSync(file, 'utf8'));
        if (!parsed.ok)
          return this.error(
            parsed.problems.map(({ message, at }) => `${at.file}:${at.line}: ${message}`).join('\n'),
          );
        // As text for JSON.parse, which engines read several times faster than the same data as code.
        return `export default JSON.parse(${JSON.stringify(JSON.stringify(parsed.value))});`;
      },
    },
  };
}
