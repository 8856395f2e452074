import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Answer, type Asking, ask } from '../server/serving.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** Whom the audit log names. */
export const ACTOR = 'api:crash';

/** A request got no answer because the server was killed: whether it was carried out is not known. */
export class Gone extends Error {}

/** A Todoku in a process of its own, on a free port of the loopback. */
export class Server {
  readonly directory: string;
  readonly port: number;
  readonly #token: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #killed = false;

  private constructor(child: ChildProcess, ended: Promise<unknown>, directory: string, run: RunFile) {
    this.#child = child;
    this.#ended = ended;
    this.directory = directory;
    this.port = Number(new URL(run.url).port);
    this.#token = run.token;
  }

  /** Resolves once it serves. */
  static async start(directory: string): Promise<Server> {
    const child = spawnServer(directory, 'pipe');
    const ended = once(child, 'close');
    let output = '';
    for await (const piece of child.stdout!) if ((output += String(piece)).endsWith('}\n')) break;
    if (!output.endsWith('}\n')) {
      const [code] = (await ended) as [number];
      throw new Error(`the server does not start: code ${code}`);
    }
    const run = JSON.parse(await readFile(join(directory, 'run.json'), 'utf8')) as RunFile;
    return new Server(child, ended, directory, run);
  }

  /** Kills without warning, and waits until nothing of it is left. */
  async kill(): Promise<void> {
    this.#killed = true;
    this.#child.kill('SIGKILL');
    const [, signal] = (await this.#ended) as [unknown, string];
    if (signal !== 'SIGKILL') throw new Error(`the server had ended by itself: ${signal}`);
  }

  /** Stops as an operator does. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    const [code] = (await this.#ended) as [number];
    if (code !== 0) throw new Error(`the server stopped with code ${code}`);
  }

  /** Any request; throws `Gone` where the kill took the answer. */
  async ask(path: string, asking: Asking = {}): Promise<Answer> {
    return await this.whileAlive(ask(this.port, path, asking));
  }

  /** What came of a request, or `Gone` where the kill took its answer. */
  async whileAlive<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (this.#killed) throw new Gone();
      throw error;
    }
  }

  /** Headers of the admin API. */
  get credentials(): Readonly<Record<string, string>> {
    return { Authorization: `Bearer ${this.#token}`, 'X-Todoku-Actor': ACTOR };
  }

  /** A request of the admin API. Answers below 500 are handed back, others are thrown. */
  async api<T>(
    method: string,
    path: string,
    body?: object | string,
  ): Promise<{ readonly status: number; readonly body: T }> {
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const { status, text: answer } = await this.ask(`/api/v1${path}`, {
      method,
      headers: {
        ...this.credentials,
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(text === undefined ? {} : { body: text }),
    });
    if (status >= 500) throw new Error(`${method} ${path} was answered with ${status}: ${answer}`);
    return { status, body: JSON.parse(answer) as T };
  }

  /** An answer that must be good. */
  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.api<T>('GET', path);
    if (status !== 200) throw new Error(`GET ${path} was answered with ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}

interface RunFile {
  readonly url: string;
  readonly token: string;
}

/** Starts a server and kills it so many milliseconds later: while it opens the store, or soon after. */
export async function startAndKill(directory: string, after: number): Promise<void> {
  const child = spawnServer(directory, 'ignore');
  const ended = once(child, 'close');
  await sleep(after);
  child.kill('SIGKILL');
  const [code, signal] = (await ended) as [number, string];
  if (signal !== 'SIGKILL') throw new Error(`the server ended by itself: code ${code}`);
}

/** The JSON answer of a command, which must succeed. */
export async function command<T>(directory: string, ...words: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, [MAIN, ...words, '--data', directory, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const output = (await child.stdout.setEncoding('utf8').toArray()).join('');
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`todoku ${words.join(' ')} ended with ${code}`);
  return JSON.parse(output) as T;
}

function spawnServer(directory: string, stdout: 'pipe' | 'ignore'): ChildProcess {
  const words = ['serve', '--data', directory, '--http', '127.0.0.1:0', '--log', 'error', '--json'];
  return spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', stdout, 'inherit'] });
}
