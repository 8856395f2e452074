import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the load generator counted. */
export interface Shot {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly answerBytes: number;
  readonly failures: number;
}

const CONNECTIONS = 16;

export interface Firing {
  readonly connections?: number;
  /** Requests a second in all; left out: as fast as answers come. */
  readonly rate?: number;
}

/** Fires those requests at a port from a process of its own. */
export async function fire(
  port: number,
  requests: readonly string[],
  seconds: number,
  { connections = CONNECTIONS, rate }: Firing = {},
): Promise<Shot> {
  const folder = await mkdtemp(join(tmpdir(), 'todoku-fire-'));
  try {
    const file = join(folder, 'requests.jsonl');
    await writeFile(file, requests.map((request) => JSON.stringify(request)).join('\n'));
    const words = [port, seconds, connections, file, ...(rate === undefined ? [] : [rate])];
    const output = await run('fire.ts', words.map(String));
    return JSON.parse(output) as Shot;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same requests against a bare handler that answers with those bytes: what this machine can do at most, right now. */
export async function fireAtCeiling(
  answer: Buffer,
  requests: readonly string[],
  seconds: number,
  firing: Firing = {},
): Promise<Shot> {
  const folder = await mkdtemp(join(tmpdir(), 'todoku-ceiling-'));
  const file = join(folder, 'answer');
  await writeFile(file, answer);
  const child = spawn(process.execPath, [script('ceiling.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await child.stdout.take(1).toArray()) as [Buffer];
    return await fire(Number(port.toString()), requests, seconds, firing);
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function run(name: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script(name), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks = (await child.stdout.toArray()) as Buffer[];
  return Buffer.concat(chunks).toString();
}
