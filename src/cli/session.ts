import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type AdminClient, type ConnectOptions, connect, connectTo } from './connection.ts';
import { type Output, processOutput } from './output.ts';

/** What every command understands, in any position. */
export interface GlobalOptions {
  readonly data?: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** The data directory meant: `--data`, TODOKU_DATA, `./data`, as an absolute path. */
export function dataOf({ data }: GlobalOptions): string {
  return resolve(data || process.env['TODOKU_DATA'] || './data');
}

/** What a command works with. */
export interface Session<Options> {
  readonly client: AdminClient;
  readonly output: Output;
  readonly options: Options & GlobalOptions;
  /** The command ends with exit code 1, although it has an answer: some of its work failed. */
  readonly partlyFailed: () => void;
}

/** A command's work as commander calls it: connected before, closed after, whatever happens. */
export function onServer<Options, Arguments extends readonly unknown[] = []>(
  work: (session: Session<Options>, ...given: Arguments) => Promise<void>,
  connectOptions: ConnectOptions = { make: false },
): (...call: unknown[]) => Promise<void> {
  return async (...call) => {
    const command = call.at(-1) as Command;
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    const elsewhere = options.url || process.env['TODOKU_URL'];
    const client = elsewhere
      ? await connectTo(elsewhere, process.env['TODOKU_TOKEN'])
      : await connect(dataOf(options), connectOptions);
    try {
      const session: Session<Options> = {
        client,
        output: processOutput(options.json === true),
        options,
        partlyFailed: () => {
          process.exitCode = 1;
        },
      };
      await work(session, ...(call.slice(0, -2) as unknown as Arguments));
    } finally {
      await client.close();
    }
  };
}
