import type { Command } from 'commander';
import { COLLECTOR_FILE, COLLECTOR_SCRIPT } from '#collector';
import { printScript } from './print.ts';

/** `client collector` */
export function addClientCollector(client: Command): void {
  client
    .command('collector')
    .option('-o, --output <file>', 'write it there; it must not exist')
    .summary('a script that gathers what a machine knows, and changes nothing')
    .description(
      'Prints a PowerShell script for a machine that does not get its updates. It only reads, and prints JSON for `todoku why --collected`. A machine can fetch it itself from a running server, at /client/collect.ps1.',
    )
    .action(async (_options, command: Command) =>
      printScript({ fileName: COLLECTOR_FILE, script: COLLECTOR_SCRIPT }, command.optsWithGlobals()),
    );
}
