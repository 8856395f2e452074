import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { cliFailures } from './failures.ts';

/**
 * A new password: TODOKU_PASSWORD, or typed twice without being shown, or the first line of standard input. Never an argument, which
 * others on the machine could read. Fails with `cli/no-password`, `cli/passwords-differ`.
 */
export async function readNewPassword(): Promise<string> {
  const given = process.env['TODOKU_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) return firstLine();
  const password = await ask('New password: ');
  if (password !== (await ask('Once more: '))) throw cliFailures.fail('passwords-differ');
  return password;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    if (line !== '') return line;
    break;
  }
  throw cliFailures.fail('no-password');
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // Readline echoes what is typed to its output; this one shows nothing.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
