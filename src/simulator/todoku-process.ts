import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { simulatorFailures } from './failures.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/todoku.js', import.meta.url));
/** Milliseconds until a server that does not come up, or a command that does not end, is given up. */
const PATIENCE = 60_000;

/** A real Todoku in a process of its own, and its command line. */
export interface TodokuProcess {
  readonly url: string;
  /** Runs a command beside the server; its JSON answer. Throws simulator/command-failed. */
  command(...words: readonly string[]): Promise<unknown>;
  /** Ends the server as an operator does, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts `todoku serve` on a free port of this machine, with everything in that directory. */
export async function startTodoku(dataDirectory: string): Promise<TodokuProcess> {
  const words = ['serve', '--data', dataDirectory, '--http', '127.0.0.1:0', '--log', 'error', '--json'];
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const errors = textOf(child.stderr);
  const { url } = await firstDocument(child, errors);
  return {
    url,
    command: (...given) => runCommand([...given, '--data', dataDirectory, '--json']),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Collects a stream while it runs. */
function textOf(stream: NodeJS.ReadableStream): { text: string } {
  const collected = { text: '' };
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    collected.text += chunk;
  });
  return collected;
}

/** What `serve --json` prints once it serves. */
function firstDocument(child: ChildProcess, errors: { text: string }): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    const output = textOf(child.stdout!);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      giveUp('it did not come up in time');
    }, PATIENCE);
    const giveUp = (detail: string): void => {
      clearTimeout(timer);
      reject(
        simulatorFailures.fail('command-failed', {
          subject: 'serve',
          detail: `${detail} ${errors.text}`.trim(),
        }),
      );
    };
    child.on('exit', (code) => giveUp(`it ended with code ${code}`));
    child.stdout!.on('data', () => {
      try {
        const document = JSON.parse(output.text) as { url: string };
        clearTimeout(timer);
        resolve(document);
      } catch {
        // Not all of it is here yet.
      }
    });
  });
}

async function runCommand(words: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = textOf(child.stdout);
  const errors = textOf(child.stderr);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  if (code !== 0) {
    const detail = `code ${code}. ${errors.text}`.trim();
    throw simulatorFailures.fail('command-failed', { subject: words.slice(0, 2).join(' '), detail });
  }
  return JSON.parse(output.text) as unknown;
}
