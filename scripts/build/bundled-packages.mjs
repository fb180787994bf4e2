/** Notes which npm packages end up in a bundle, for the NOTICE file. */

/**
 * A Vite plugin that adds the names of the packages whose modules or assets a bundle holds.
 * @param {Set<string>} names where they are added
 */
export function bundledPackages(names) {
  return {
    name: 'subtext:bundled-packages',
    generateBundle(_options, bundle) {
      for (const item of Object.values(bundle)) {
        const files = item.type === 'chunk' ? Object.keys(item.modules) : (item.originalFileNames ?? []);
        for (const file of files) {
          const name = packageOf(file);
          if (name) names.add(name);
        }
      }
    },
  };
}

/** Name of the npm package that a module's id belongs to; null for the project's own. */
function packageOf(file) {
  const [, inside] = /.*[\\/]node_modules[\\/](.+)$/.exec(file.replaceAll('\\', '/')) ?? [];
  if (!inside) return null;
  const [scope, name] = inside.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
