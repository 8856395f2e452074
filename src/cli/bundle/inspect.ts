import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BundleView } from '#server/admin';
import { onServer } from '../session.ts';
import { bundleLines } from './bundle-lines.ts';

/** `bundle inspect` */
export function addBundleInspect(bundle: Command): void {
  bundle
    .command('inspect')
    .argument('<path>', 'a folder with a bundle, or a package of WSUS')
    .summary('say what it holds, who signed it, and whether it is whole')
    .action(
      onServer<object, [string]>(
        async ({ client, output, partlyFailed }, path) => {
          const view = await client.request<BundleView>('POST', '/bundles/inspect', { path: resolve(path) });
          if (view.findings.some(({ level }) => level === 'error')) partlyFailed();
          output.answer(view, () => bundleLines(view));
        },
        { make: true },
      ),
    );
}
