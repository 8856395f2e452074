import { readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { Failure } from '#base';
import { cliFailures } from './failures.ts';
import { processOutput } from './output.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command in this process: what it says goes to stdout and stderr, what it came to is `process.exitCode`. 0 done,
 * 1 failed (wholly or in part), 2 the command line was not understood.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  const code = await codeOf(args);
  // Not `process.exit`: what is still on its way into a pipe would be lost.
  if (code !== 0) process.exitCode = code;
}

async function codeOf(args: readonly string[]): Promise<number> {
  const program = createProgram(await readVersion());
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && isHelp(error)) return error.exitCode === 0 ? 0 : 2;
    const output = processOutput(args.includes('--json'));
    if (error instanceof CommanderError) {
      output.failed(usageFailure(error));
      return 2;
    }
    output.failed(toFailure(error));
    return 1;
  }
}

function isHelp({ code }: CommanderError): boolean {
  return code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version';
}

/** Commander's sentence, with what to try on its own line. */
function usageFailure({ message }: CommanderError): Failure {
  const [sentence = message, suggestion] = message.replace(/^error: /, '').split('\n');
  const guess = /^\(Did you mean (.+)\?\)$/.exec(suggestion ?? '')?.[1];
  const { code } = cliFailures.fail('usage');
  const hint = guess === undefined ? 'todoku --help, or --help after any command' : `did you mean ${guess}?`;
  return new Failure(code, { message: sentence.replace(/\.$/, ''), hint }, {});
}

function toFailure(error: unknown): Failure {
  if (process.env['TODOKU_DEBUG'] !== undefined) process.stderr.write(`${(error as Error).stack}\n`);
  if (error instanceof Failure) return error;
  return cliFailures.fail('unexpected', { detail: String(error), cause: error });
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
