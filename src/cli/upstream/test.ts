import type { Command } from 'commander';
import type { PreflightAnswer } from '#server/admin';
import { findingLines } from '../finding-lines.ts';
import { onServer } from '../session.ts';

const MARKS = { ok: 'ok', warning: 'look', failed: 'FAILED', skipped: '-' } as const;

/** `upstream test` */
export function addUpstreamTest(upstream: Command): void {
  upstream
    .command('test')
    .argument('[url]', 'another address than the one that is set')
    .summary('try the connection step by step')
    .description(
      'Tries the connection step by step, as a synchronisation makes it, and says which step fails.',
    )
    .action(
      onServer<object, [string | undefined]>(async ({ client, output, partlyFailed }, url) => {
        const body = url === undefined ? {} : { url };
        const answer = await client.request<PreflightAnswer>('POST', '/upstream/test', body);
        if (!answer.ok) partlyFailed();
        output.answer(answer, () => preflightLines(answer));
      }),
    );
}

function preflightLines({ url, ok, steps }: PreflightAnswer): readonly string[] {
  return [
    url,
    ...steps.flatMap(({ name, outcome, milliseconds, evidence, finding }) => [
      `  ${MARKS[outcome].padEnd(7)}${name.padEnd(15)}${outcome === 'skipped' ? '' : `${Math.round(milliseconds)} ms  `}${evidence}`.trimEnd(),
      ...(finding === undefined ? [] : findingLines(finding).map((line) => `         ${line}`)),
    ]),
    '',
    ok ? 'The upstream can be used.' : 'The upstream cannot be used as it is.',
  ];
}
