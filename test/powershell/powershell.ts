import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PowerShell of this machine: `TODOKU_TEST_PWSH`, or `pwsh` where programs are found; undefined where there is none. */
export const POWERSHELL: string | undefined = [
  process.env['TODOKU_TEST_PWSH'] ?? '',
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'pwsh')),
].find(isProgram);

/** Of a test that needs one: `false`, or why it is skipped. */
export const WITHOUT_POWERSHELL: string | false =
  POWERSHELL === undefined ? 'no PowerShell here: put pwsh into PATH or set TODOKU_TEST_PWSH' : false;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

/** What a script file prints. Rejects when it fails. */
export async function runFile(file: string, ...given: string[]): Promise<string> {
  const { stdout } = await run(POWERSHELL!, ['-NoProfile', '-NonInteractive', '-File', file, ...given], {
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off', NO_COLOR: '1' },
  });
  return stdout;
}
