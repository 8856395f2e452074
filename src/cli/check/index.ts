import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { systemClock } from '#base';
import type { Language } from '#diagnosis';
import type { ProbeReport } from '#probe';
import { firstInterrupt } from '../interrupt.ts';
import { processOutput } from '../output.ts';
import type { GlobalOptions } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { wholeNumber } from '../whole-number.ts';
import { inLanguage } from './in-language.ts';
import { stepLines, summaryLines } from './lines.ts';

interface CheckOptions extends GlobalOptions {
  readonly ca?: readonly string[];
  /** False: --no-proxy. */
  readonly proxy?: string | false;
  readonly timeout: number;
  readonly lang?: Language;
  readonly scan: boolean;
  readonly report?: boolean;
}

/** `check URL` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .argument('<address>', 'as it stands in the policy: http://wsus.contoso.com:8530')
    .option('--ca <file>', 'trust this certificate authority as well, PEM; may be repeated', authority)
    .option('--proxy <url>', 'go through this proxy (default: HTTP_PROXY, HTTPS_PROXY, NO_PROXY)')
    .option('--no-proxy', 'go through none, whatever the environment says')
    .option(
      '--timeout <seconds>',
      'wait so long for each answer, and four times as long for those of a scan',
      wholeNumber(1, 3600),
      30,
    )
    .addOption(languageOption())
    .option('--no-scan', 'leave nothing behind: no handshake, no scan, no files')
    .option('--report', 'send one event as well: that nothing was found')
    .summary('look at a WSUS or Todoku from outside, as a computer does')
    .description(
      'Goes through an update server step by step as a computer does, from where it runs, and says what is wrong and what to do. It needs no ' +
        'Todoku and no data directory. The server may list a computer named todoku-check afterwards, one for each machine that checks. ' +
        'Exit code 0: nothing fails; 1: something fails; 2: that could not be told.',
    )
    .action(async (address: string, _options: CheckOptions, command: Command) => {
      process.exitCode = EXIT_CODES[await check(address, command.optsWithGlobals<CheckOptions>())];
    });
}

const EXIT_CODES = { yes: 0, no: 1, unknown: 2 } as const satisfies Record<ProbeReport['state'], number>;

async function check(address: string, options: CheckOptions): Promise<ProbeReport['state']> {
  const output = processOutput(options.json === true);
  const language = chosenLanguage(options);
  // Everybody else starts sooner without it.
  const { probe, systemNames } = await import('#probe');
  using interrupt = firstInterrupt();
  const report = await probe({
    url: address,
    ...(options.ca === undefined ? {} : { authorities: options.ca }),
    ...(options.proxy === undefined ? {} : { proxy: options.proxy }),
    environment: process.env,
    timeout: options.timeout * 1000,
    scan: options.scan,
    report: options.report === true,
    machine: hostname(),
    clock: systemClock,
    names: systemNames,
    signal: interrupt.signal,
    onBegin: ({ name }) => output.progress(`${name[language]} ...`),
    onStep: (step) => {
      if (!output.json) for (const line of stepLines(step, language)) output.note(line);
    },
  });
  output.answer(inLanguage(report, language), () => ['', ...summaryLines(report, language)]);
  return report.state;
}

/** Reads a file of authorities at once: what cannot be used is a mistake of the command line, not of the server. */
function authority(path: string, before: readonly string[] = []): readonly string[] {
  try {
    const pem = readFileSync(path, 'utf8');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (certificates === null) throw new Error('it has no certificate in PEM form');
    for (const each of certificates) new X509Certificate(each);
    return [...before, pem];
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be used: ${(error as Error).message}.`);
  }
}
