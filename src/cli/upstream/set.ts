import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { SetUpstreamRequest, UpstreamAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { onServer } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { upstreamLines } from './upstream-lines.ts';

interface SetOptions {
  readonly replica?: boolean;
  readonly autonomous?: boolean;
  readonly name?: string;
  readonly pin?: string;
  readonly rollup?: boolean;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly httpsProxy?: string;
  readonly noProxyFor?: string[];
  readonly ca?: string[];
  readonly growthFactor?: number;
  readonly freezeDays?: number;
}

/** `upstream set` */
export function addUpstreamSet(upstream: Command): void {
  upstream
    .command('set')
    .argument('[url]', '"microsoft", "none", or the address of a WSUS or Todoku')
    .addOption(
      new Option(
        '--replica',
        'take over groups, approvals and declines too; they are read-only here then',
      ).conflicts('autonomous'),
    )
    .option('--autonomous', 'decide here (default)')
    .option('--name <name>', 'what this server is called there (default: its host name)')
    .option('--pin <sha256>', 'trust this certificate only; "" takes the pin away')
    .option('--rollup', 'report servers and computers to the upstream')
    .option('--no-rollup', 'do not')
    .option('--proxy <url>', 'reach it through this proxy; "" for none')
    .option('--proxy-user <name>', 'the password is read from TODOKU_PROXY_PASSWORD')
    .option('--https-proxy <url>', 'another proxy for https addresses; "" for none')
    .option('--no-proxy-for <host...>', 'hosts and .domains that are reached directly')
    .option('--ca <file...>', 'certificate authorities to trust as well, PEM')
    .option('--growth-factor <n>', 'how many times the usual is too much', wholeNumber(1, 1_000_000))
    .option('--freeze-days <n>', 'days without anything new until that is an alarm', wholeNumber(1, 36_500))
    .summary('set it, and how it is reached')
    .description('Sets the upstream, and how it is reached. What is not named stays as it is.')
    .action(
      onServer<SetOptions, [string | undefined]>(
        async ({ client, output, options }, url) => {
          const request = await requestOf(options, url);
          const asks = Object.keys(request).length > 0;
          const answer = await client.request<UpstreamAnswer>(
            asks ? 'PUT' : 'GET',
            '/upstream',
            asks ? request : undefined,
          );
          output.answer(answer, () => [...upstreamLines(answer), ...nextLines(answer)]);
        },
        { make: true },
      ),
    );
}

function nextLines({ upstream }: UpstreamAnswer): readonly string[] {
  if (upstream === undefined) return [];
  const { mode } = upstream;
  return [
    '',
    ...(mode === 'replica'
      ? [
          'With the next synchronisation groups, approvals and declines become those of the upstream; own ones go.',
        ]
      : []),
    'Try the connection:    todoku upstream test',
    mode === 'replica'
      ? 'Take all over:         todoku sync run'
      : 'Fetch what there is:   todoku sync run --categories-only',
  ];
}

async function requestOf(options: SetOptions, url: string | undefined): Promise<SetUpstreamRequest> {
  const password = process.env['TODOKU_PROXY_PASSWORD'];
  const fields = {
    url: url?.toLowerCase() === 'none' ? '' : url,
    mode: options.replica === true ? 'replica' : options.autonomous === true ? 'autonomous' : undefined,
    accountName: options.name,
    pinnedCertificate: options.pin,
    rollup: options.rollup,
    proxy: options.proxy,
    proxyUser: options.proxyUser,
    proxyPassword: options.proxyUser === undefined ? undefined : password,
    httpsProxy: options.httpsProxy,
    noProxy: options.noProxyFor,
    certificateAuthorities: options.ca && (await Promise.all(options.ca.map(certificateIn))),
    guard: guardOf(options),
  } as const;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function guardOf({ growthFactor, freezeDays }: SetOptions): SetUpstreamRequest['guard'] | undefined {
  if (growthFactor === undefined && freezeDays === undefined) return undefined;
  return {
    ...(growthFactor === undefined ? {} : { growthFactor }),
    ...(freezeDays === undefined ? {} : { freezeDays }),
  };
}

async function certificateIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw cliFailures.fail('unreadable', { subject: path, cause });
  }
}
