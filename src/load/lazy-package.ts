import Module, { createRequire } from 'node:module';

/**
 * Loads a file that requires a package it may never use: of the package it gets a stand-in, which loads it when it is first
 * asked for something. Everybody else gets the package itself.
 */
export function requireWithLazy(file: string, name: string): unknown {
  const require = createRequire(file);
  const location = resolved(require, name);
  if (location === undefined || require.cache[location] !== undefined) return require(file);
  const standIn = new Module(location);
  const stepAside = (): void => {
    if (require.cache[location] === standIn) Reflect.deleteProperty(require.cache, location);
  };
  standIn.filename = location;
  standIn.loaded = true;
  standIn.exports = new Proxy(
    {},
    {
      get(_, property) {
        // Whoever is not told that this is a compiled module copies all that it exports.
        if (property === '__esModule') return true;
        stepAside();
        return Reflect.get(Object(require(name)), property);
      },
    },
  );
  require.cache[location] = standIn;
  try {
    return require(file);
  } finally {
    stepAside();
  }
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    // Then it is for the file to say what it misses.
    return undefined;
  }
}
