import { type Command, Option } from 'commander';
import type { ContentPolicyView } from '#server/admin';
import { bytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface PolicyOptions {
  readonly mode?: ContentPolicyView['mode'];
  readonly express?: boolean;
  readonly parallel?: number;
  readonly limit?: number;
  readonly window?: string[];
  readonly host?: string[];
}

const MODES: Readonly<Record<ContentPolicyView['mode'], string>> = {
  'on-approval': 'files of updates that are approved are kept here',
  everything: 'files of all updates are kept here',
  'from-microsoft': 'no files are kept; clients fetch theirs from Microsoft',
};

/** `content policy` */
export function addContentPolicy(content: Command): void {
  content
    .command('policy')
    .addOption(new Option('--mode <mode>', 'which files are kept here').choices(Object.keys(MODES)))
    .option('--express', 'express files too, about four times the room')
    .option('--no-express', 'no express files')
    .option('--parallel <count>', 'files at once, 1 to 32', wholeNumber(1, 32))
    .option('--limit <KiB>', 'KiB per second, 0 for no limit', wholeNumber(0, 100_000_000))
    .option(
      '--window <window...>',
      '"Mon-Fri 08:00-18:00 500k" and the like, the first that fits counts; "" for none',
    )
    .option(
      '--host <host...>',
      'hosts and .domains that files may come from besides the upstream; replaces the list',
    )
    .summary('show or set which files are kept, and how fast they come')
    .action(
      onServer<PolicyOptions>(async ({ client, output, options }) => {
        const { mode, express, parallel, limit, window, host } = options;
        const change = Object.fromEntries(
          Object.entries({
            mode,
            express,
            parallel,
            bytesPerSecond: limit === undefined ? undefined : limit === 0 ? null : limit * 1024,
            windows: window?.filter((text) => text !== ''),
            hosts: host,
          }).filter(([, value]) => value !== undefined),
        );
        const policy =
          Object.keys(change).length === 0
            ? await client.request<ContentPolicyView>('GET', '/content/policy')
            : await client.request<ContentPolicyView>('PUT', '/content/policy', change);
        output.answer(policy, () =>
          facts([
            ['Files', MODES[policy.mode]],
            ['Express files', policy.express ? 'yes' : 'no'],
            ['At once', policy.parallel],
            ['Speed', policy.bytesPerSecond === undefined ? 'no limit' : `${bytes(policy.bytesPerSecond)}/s`],
            ['Windows', policy.windows.join('; ')],
            ['May come from', ['the upstream', ...policy.hosts].join(', ')],
          ]),
        );
      }),
    );
}
