import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { runDemo } from './demo.ts';
import { simulatorFailures } from './failures.ts';
import { type MachineRun, runFleet } from './fleet.ts';
import { fleetTable, summarise, summaryLines } from './fleet-table.ts';
import type { Profile } from './profiles/profile.ts';
import { PROFILE_NAMES, PROFILES } from './profiles/profiles.ts';
import { countCatalog, generateCatalog } from './synthetic/catalog.ts';
import { payloadOf } from './synthetic/payload.ts';
import { addUpstreamCommand } from './upstream/upstream-command.ts';

/** Adds `simulate clients`, `simulate catalog`, `simulate upstream` and `simulate demo`. Failures are thrown for the caller to show; `--json` is the program's. */
export function addSimulateCommands(parent: Command): void {
  const simulate = parent
    .command('simulate')
    .summary('simulated Windows machines, catalogs, and a demonstration');
  simulate
    .command('clients')
    .summary('let simulated Windows machines scan, install and report against a server')
    .requiredOption('--server <url>', 'base URL of the update server, as the policy WUServer has it')
    .option('--count <n>', 'how many machines', '10')
    .option('--profile <name>', `${PROFILE_NAMES.join(', ')} or all`, 'all')
    .option('--seed <n>', 'decides ids and chances', '1')
    .option('--cycles <n>', 'scans of each machine; it restarts in between when it has to', '1')
    .option('--concurrency <n>', 'machines at work at the same time', '8')
    .option('--group <name>', 'client-side targeting: the policy TargetGroup')
    .option('--failures <share>', 'share of installations that fail, 0 to 1', '0')
    .option('--install', 'download and install what is approved')
    .action(async (_, command: Command) => simulateClients(command.optsWithGlobals()));
  simulate
    .command('catalog')
    .summary('write a synthetic catalog as update documents')
    .requiredOption('--revisions <n>', 'documents to make')
    .requiredOption('--out <dir>', 'folder to write to; made when missing')
    .option('--seed <s>', 'the same seed gives the same bytes', '1')
    .option('--drivers <share>', 'share of drivers, 0 to 1', '0.05')
    .option('--languages <list>', 'languages of titles', 'en,ja')
    .option('--payloads', 'write the files of the updates as well, into OUT/content')
    .action(async (_, command: Command) => simulateCatalog(command.optsWithGlobals()));
  addUpstreamCommand(simulate);
  simulate
    .command('demo')
    .summary('a server, a sample catalog and three machines that become up to date')
    .option('--keep', 'leave the folder with the data behind')
    .action(async (_, command: Command) => {
      const { keep, json } = command.optsWithGlobals<{ keep?: boolean; json?: boolean }>();
      const report = await runDemo({ keep: keep === true, say: json ? () => {} : print });
      if (json) print(JSON.stringify(report, undefined, 2));
    });
}

interface ClientsFlags {
  readonly server: string;
  readonly count: string;
  readonly profile: string;
  readonly seed: string;
  readonly cycles: string;
  readonly concurrency: string;
  readonly group?: string;
  readonly failures: string;
  readonly install?: boolean;
  readonly json?: boolean;
}

async function simulateClients(flags: ClientsFlags): Promise<void> {
  if (!/^https?:\/\//i.test(flags.server) || !URL.canParse(flags.server)) {
    throw simulatorFailures.fail('bad-option', { subject: '--server', detail: 'expected http://host:port' });
  }
  const live = process.stdout.isTTY === true && flags.json !== true;
  const screen = new LiveTable();
  const started = performance.now();
  const machines = await runFleet({
    server: flags.server,
    count: wholeNumber(flags.count, '--count'),
    profiles: profilesNamed(flags.profile),
    seed: flags.seed,
    cycles: wholeNumber(flags.cycles, '--cycles'),
    concurrency: wholeNumber(flags.concurrency, '--concurrency'),
    failures: share(flags.failures, '--failures'),
    install: flags.install === true,
    ...(flags.group === undefined ? {} : { targetGroup: flags.group }),
    ...(live ? { onProgress: (runs) => screen.show(runs) } : {}),
  });
  const seconds = (performance.now() - started) / 1000;
  const summary = summarise(machines);
  if (summary.failed > 0) process.exitCode = 1;
  if (flags.json) {
    print(JSON.stringify({ summary: { ...summary, seconds }, machines }, undefined, 2));
    return;
  }
  if (live) screen.clear();
  for (const line of [...fleetTable(machines), '', ...summaryLines(summary, seconds)]) print(line);
}

interface CatalogFlags {
  readonly revisions: string;
  readonly out: string;
  readonly seed: string;
  readonly drivers: string;
  readonly languages: string;
  readonly payloads?: boolean;
  readonly json?: boolean;
}

async function simulateCatalog(flags: CatalogFlags): Promise<void> {
  const options = {
    revisions: wholeNumber(flags.revisions, '--revisions'),
    seed: flags.seed,
    drivers: share(flags.drivers, '--drivers'),
    languages: flags.languages.split(',').map((language) => language.trim()),
  };
  const content = join(flags.out, 'content');
  await mkdir(flags.payloads ? content : flags.out, { recursive: true });
  let documents = 0;
  const written = new Set<string>();
  for (const { name, bytes, files: listed } of generateCatalog(options)) {
    await writeFile(join(flags.out, name), bytes);
    documents++;
    for (const file of flags.payloads ? listed : []) {
      // Revisions of one update share their files.
      if (written.has(file.fileName)) continue;
      await writeFile(join(content, file.fileName), payloadOf(file));
      written.add(file.fileName);
    }
  }
  const counts = countCatalog(options);
  if (flags.json)
    print(JSON.stringify({ folder: flags.out, documents, files: written.size, ...counts }, undefined, 2));
  else {
    print(
      `${documents} documents (${counts.categories} categories, ${counts.detectoids} detectoids, ${counts.software} software, ` +
        `${counts.drivers} drivers)${flags.payloads ? ` and ${written.size} files` : ''} are in ${flags.out}.`,
    );
  }
}

/** Draws a table over itself, a few times a second at the most. */
class LiveTable {
  #lines = 0;
  #drawn = 0;

  show(machines: readonly MachineRun[]): void {
    const now = performance.now();
    if (now - this.#drawn < 150) return;
    this.#drawn = now;
    this.clear();
    const lines = fleetTable(machines);
    process.stdout.write(`${lines.join('\n')}\n`);
    this.#lines = lines.length;
  }

  clear(): void {
    if (this.#lines > 0) process.stdout.write(`\u001b[${this.#lines}A\u001b[0J`);
    this.#lines = 0;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function profilesNamed(name: string): readonly Profile[] {
  if (name === 'all') return PROFILE_NAMES.map((each) => PROFILES[each]);
  const found = PROFILE_NAMES.find((each) => each === name);
  if (found === undefined) throw simulatorFailures.fail('unknown-profile', { subject: name });
  return [PROFILES[found]];
}

function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw simulatorFailures.fail('bad-option', {
    subject: option,
    detail: `expected a whole number from 1 on, got "${text}"`,
  });
}

function share(text: string, option: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw simulatorFailures.fail('bad-option', {
    subject: option,
    detail: `expected a number from 0 to 1, got "${text}"`,
  });
}
