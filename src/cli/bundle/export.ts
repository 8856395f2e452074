import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { BundleView, ExportBundleRequest } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { onServer } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { bundleLines } from './bundle-lines.ts';

interface ExportOptions {
  readonly all?: boolean;
  readonly approvals?: boolean;
  readonly groups?: boolean;
  readonly settings?: boolean;
  readonly content?: boolean;
  readonly partSize?: number;
  readonly wsus?: boolean;
}

const MIB = 1024 * 1024;

/** `bundle export` */
export function addBundleExport(bundle: Command): void {
  bundle
    .command('export')
    .argument('<folder>', 'on the machine of the server; a half-written export in it is continued')
    .option('--all', 'everything, not only what came since the last bundle')
    .option('--approvals', 'with approvals and declines (and groups)')
    .option('--groups', 'with groups')
    .option('--settings', 'with the selection of products, classifications and languages')
    .option('--content', 'with the files that are here')
    .option('--part-size <MiB>', 'split into parts of at most so much', wholeNumber(1, 1_000_000))
    .option('--wsus', 'a package for "wsusutil import": metadata only, not verified against a real WSUS')
    .summary('write a signed bundle')
    .action(
      onServer<ExportOptions, [string]>(async (session, folder) => {
        const { output, options } = session;
        const request: ExportBundleRequest = {
          path: resolve(folder),
          since: options.all === true ? 'all' : 'last',
          approvals: options.approvals === true,
          groups: options.groups === true || options.approvals === true,
          settings: options.settings === true,
          content: options.content === true,
          format: options.wsus === true ? 'wsus' : 'todoku',
          ...(options.partSize === undefined ? {} : { partSize: options.partSize * MIB }),
        };
        const view = await followTask<BundleView>(session, '/bundles/export', request);
        output.answer(view, () => [
          ...bundleLines(view),
          '',
          view.format === 'wsus'
            ? `On the WSUS:   wsusutil import ${basename(view.path)} import.log`
            : `On the other side:   todoku bundle import ${view.path} --trust ${view.signedBy}`,
        ]);
      }),
    );
}
