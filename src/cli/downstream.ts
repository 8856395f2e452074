import { Argument, type Command } from 'commander';
import type { DownstreamAnswer, DownstreamRow } from '#server/admin';
import { pathOf } from './connection.ts';
import { onServer } from './session.ts';
import { table } from './table.ts';
import { showTime } from './time.ts';

/** `downstream …` */
export function addDownstream(program: Command): void {
  const downstream = program
    .command('downstream')
    .helpCommand(false)
    .summary('the servers that synchronise from this one');
  downstream
    .command('list')
    .summary('show them, and how far each is')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<DownstreamAnswer>('GET', '/downstream');
        output.answer(answer, () => downstreamLines(answer, output.columns));
      }),
    );
  for (const [verb, allowed, summary] of [
    ['allow', true, 'let a server synchronise, whatever the policy says'],
    ['refuse', false, 'let a server not synchronise, whatever the policy says'],
  ] as const) {
    downstream
      .command(verb)
      .argument('<server>', 'name or id')
      .summary(summary)
      .action(
        onServer<object, [string]>(async ({ client, output }, server) => {
          const row = await client.request<DownstreamRow>('PATCH', pathOf('/downstream', server), {
            allowed,
          });
          output.answer(row, () => [`${row.name} is ${allowed ? 'allowed' : 'refused'} from now on.`]);
        }),
      );
  }
  downstream
    .command('remove')
    .argument('<server>', 'name or id')
    .summary('forget a server and what it told of its computers')
    .action(
      onServer<object, [string]>(async ({ client, output }, server) => {
        const row = await client.request<DownstreamRow>('DELETE', pathOf('/downstream', server));
        output.answer(row, () => [`${row.name} is forgotten. It comes back when it calls again.`]);
      }),
    );
  downstream
    .command('policy')
    .addArgument(
      new Argument('<unknown>', 'servers that nobody decided about').choices(['welcome', 'refused']),
    )
    .summary('say what becomes of unknown servers')
    .description('Says whether servers that nobody allowed or refused by name may synchronise from this one.')
    .action(
      onServer<object, [string]>(async ({ client, output }, unknownServers) => {
        const body = { unknownServers };
        const answer = await client.request<DownstreamAnswer>('PUT', '/downstream-policy', body);
        output.answer(answer, () => [`Unknown servers are ${answer.unknownServers} from now on.`]);
      }),
    );
}

function downstreamLines(
  { items, unknownServers }: DownstreamAnswer,
  columns: number | undefined,
): readonly string[] {
  if (items.length === 0) {
    return [`No server has synchronised from this one yet. ${policyLine(unknownServers)}`];
  }
  return [
    ...table<DownstreamRow>(
      items,
      [
        { title: 'Server', value: ({ name }) => name },
        { title: 'Mode', value: ({ mode }) => mode ?? '' },
        { title: 'Version', value: ({ version, protocolVersion }) => version ?? protocolVersion ?? '' },
        { title: 'Last sync', value: ({ lastSyncAt }) => showTime(lastSyncAt) },
        { title: 'Behind', value: ({ lag }) => lag ?? '', right: true },
        { title: 'Computers', value: ({ computers }) => computers ?? '', right: true },
        { title: 'Files missing', value: ({ missingFiles }) => missingFiles, right: true },
        { title: 'Allowed', value: ({ allowed }) => (allowed === 'by-policy' ? 'by policy' : allowed) },
        { title: 'Address', value: ({ address }) => address },
      ],
      columns,
    ),
    '',
    policyLine(unknownServers),
  ];
}

function policyLine(unknownServers: DownstreamAnswer['unknownServers']): string {
  const other = unknownServers === 'welcome' ? 'refused' : 'welcome';
  return `Unknown servers are ${unknownServers}. Change that:   todoku downstream policy ${other}`;
}
