import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Ended, inHost, LIMITS } from './fixture/in-host.ts';

// For tests: the real command line.

/** The file that is `todoku`. */
export const PROGRAM = fileURLToPath(new URL('../../bin/todoku.js', import.meta.url));

/** Variables that the program reads with each command; others may be read only as a process starts. */
const READ_ANEW = /^(TODOKU_\w+|\w+_PROXY|LANG|LC_\w+)$/i;

/**
 * Runs `todoku` with those words and waits for its end. Times are UTC. One command after the other runs in a process that has
 * loaded the program already; what is about the process itself, as signals and standard input, is for `todokuProcess`.
 */
export async function todoku(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const isForAnyProcess = Object.keys(env).every((name) => READ_ANEW.test(name));
  const ended = isForAnyProcess ? await inHost(words, environment(env)) : undefined;
  return ended ?? (await todokuProcess(words, env));
}

/** The same in a process of its own, from the first line of the program to its end. */
export async function todokuProcess(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = startTodoku(words, env);
  const stdout = textOf(child.stdout!);
  const stderr = textOf(child.stderr!);
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMITS.command);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  const ended = { code, stdout: await stdout, stderr: await stderr };
  if (child.killed) throw new Error(`todoku ${words.join(' ')} did not end. ${ended.stdout}${ended.stderr}`);
  return ended;
}

/** The JSON answer of a command that must succeed. */
export async function answerOf<Answer>(words: readonly string[]): Promise<Answer> {
  const { code, stdout, stderr } = await todoku([...words, '--json']);
  if (code !== 0) throw new Error(`todoku ${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

/** A server that runs until the test ends. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** Ends it as an operator does, or with `SIGKILL` as a crash does, and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `todoku serve` on a free port and waits until it serves. */
export async function serve(t: TestContext, data: string): Promise<Serving> {
  const child = startTodoku(['serve', '--data', data, '--http', '127.0.0.1:0', '--json', '--log', 'error']);
  const ended = once(child, 'close');
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  t.after(() => stop('SIGKILL'));
  let text = '';
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    if (text.endsWith('}\n')) break;
  }
  const { url, pid } = JSON.parse(text) as { url: string; pid: number };
  return { url, pid, stop };
}

/** Starts `todoku` with those words. Whoever starts it ends it. */
export function startTodoku(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(env),
  });
}

/** The environment of a command that is given these variables. Otherwise times are UTC and words English, whatever the machine speaks. */
export function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, TZ: 'UTC', LC_ALL: 'C', ...env };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
