import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** A Todoku in a process of its own, on a free loopback port. */
export interface Serving {
  readonly port: number;
  readonly token: string;
  readonly pid: number;
  /** From the start of the process until /readyz answered 200. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

export async function startServing(directory: string): Promise<Serving> {
  const startedAt = performance.now();
  // As `npm start` runs it.
  const engine = ['--max-semi-space-size=8', '--no-memory-reducer'];
  const words = [...engine, MAIN, 'serve', '--data', directory, '--http', '127.0.0.1:0'];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, TODOKU_LOG: 'error' },
  });
  for (let tries = 0; tries < 3000; tries++) {
    await sleep(10);
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const run = await readRunFile(directory, child);
    if (run === undefined || !(await isReady(run.port))) continue;
    return {
      ...run,
      pid: child.pid ?? 0,
      readyAfter: performance.now() - startedAt,
      stop: async () => {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  child.kill('SIGKILL');
  throw new Error('the server was not ready within 30 s');
}

async function readRunFile(
  directory: string,
  child: ChildProcess,
): Promise<{ port: number; token: string } | undefined> {
  const text = await readFile(join(directory, 'run.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const run = JSON.parse(text) as { url: string; token: string; pid: number };
  return run.pid === child.pid ? { port: Number(new URL(run.url).port), token: run.token } : undefined;
}

async function isReady(port: number): Promise<boolean> {
  const { status } = await ask(port, { method: 'GET', path: '/readyz' }).catch(() => ({ status: 0 }));
  return status === 200;
}

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export function ask(
  port: number,
  options: { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method: options.method, path: options.path, headers: options.headers ?? {} },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** A call of the admin API; throws what it refuses. */
export async function admin<Answer>(
  { port, token }: Pick<Serving, 'port' | 'token'>,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const { status, body: answer } = await ask(port, {
    method,
    path: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (status !== 200) throw new Error(`${method} ${path}: ${status} ${answer}`);
  return JSON.parse(answer.toString()) as Answer;
}

/** Resident memory of a process in MB, undefined where the system does not say. */
export async function residentMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
