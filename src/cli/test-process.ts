import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

// For tests: the real command line in a process of its own.

const PROGRAM = fileURLToPath(new URL('../../bin/todoku.js', import.meta.url));

/** What a command came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `todoku` with those words and waits for its end. Times are UTC. */
export async function todoku(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = startTodoku(words, env);
  const stdout = textOf(child.stdout!);
  const stderr = textOf(child.stderr!);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: await stdout, stderr: await stderr };
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
    env: { ...process.env, TZ: 'UTC', ...env },
  });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
