import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes packages.json beside the console: the name, version and licence of everything by others that is shipped. What the server runs with
 * is what package.json names, and what those need; what the console is made of is what stands in its scripts and styles.
 */
export function shippedPackages(): Plugin {
  return {
    name: 'shipped-packages',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const places = new Map<string, Set<'server' | 'console'>>();
      const note = (folder: string, place: 'server' | 'console') =>
        places.set(folder, (places.get(folder) ?? new Set()).add(place));
      await followNeeds(ROOT, (folder) => note(folder, 'server'));
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = packageOf(id);
          if (folder !== undefined) note(folder, 'console');
        }
      }
      const packages = await Promise.all(
        [...places].map(async ([folder, runsIn]) => {
          const { name, version, license } = await readPackage(folder);
          const licence = typeof license === 'object' ? license.type : (license ?? '');
          return { name, version, licence, runsIn: [...runsIn].toSorted().toReversed() };
        }),
      );
      packages.sort((left, right) => left.name.localeCompare(right.name));
      this.emitFile({ type: 'asset', fileName: 'packages.json', source: JSON.stringify(packages) });
    },
  };
}

/** Goes through everything that is needed to run, from the package in that folder on. */
async function followNeeds(root: string, found: (folder: string) => void): Promise<void> {
  const seen = new Set<string>();
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { dependencies, optionalDependencies } = await readPackage(folder);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = installed(name, folder);
      if (place === undefined || seen.has(place)) continue;
      seen.add(place);
      found(place);
      waiting.push(place);
    }
  }
}

/** Where Node finds it from there; undefined for one of another platform. */
function installed(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === dirname(folder)) return undefined;
  }
}

function packageOf(id: string): string | undefined {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

async function readPackage(folder: string): Promise<PackageFile> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageFile;
}
