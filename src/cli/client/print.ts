import { writeFile } from 'node:fs/promises';
import { cliFailures } from '../failures.ts';
import { processOutput } from '../output.ts';

/** A script as a file, and what else `--json` tells of it. */
export interface PrintedScript {
  readonly fileName: string;
  readonly script: string;
}

/**
 * Writes a script into a new file, or to the screen, byte for byte: line ends and the byte order mark are what Windows needs.
 * Throws `cli/not-written`.
 */
export async function printScript(
  printed: PrintedScript,
  { output: file, json }: { readonly output?: string; readonly json?: boolean },
): Promise<void> {
  const output = processOutput(json === true);
  if (file !== undefined) {
    await writeFile(file, printed.script, { flag: 'wx' }).catch((cause: Error) => {
      throw cliFailures.fail('not-written', { subject: file, detail: cause.message, cause });
    });
    output.answer({ file }, () => [`The script is in ${file}.`]);
  } else if (output.json) output.answer(printed, () => []);
  else process.stdout.write(printed.script);
}
