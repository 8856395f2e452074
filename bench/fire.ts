import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/**
 * A load generator on bare sockets, run as a process of its own so that it does not sit on the server's core:
 * `node bench/fire.ts PORT SECONDS CONNECTIONS REQUESTS-FILE [RATE]`. The file holds whole HTTP requests, one JSON string
 * (latin1) a line; each connection sends them in turn, the next one when the answer is complete, or, with a rate, so many
 * requests a second in all. `{{guid}}` in a request becomes a new GUID each time. Prints one line of JSON: requests a second, milliseconds
 * by percentile, and the bytes of an answer.
 */
interface Shot {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly answerBytes: number;
  readonly failures: number;
}

const [port, seconds, connections, file, rate] = process.argv.slice(2);
const requests = readFileSync(file ?? '', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Buffer | readonly string[] => {
    const text = JSON.parse(line) as string;
    return text.includes('{{guid}}') ? text.split('{{guid}}') : Buffer.from(text, 'latin1');
  });
/** Milliseconds between two requests of one connection; 0: as fast as answers come. */
const pause = rate === undefined ? 0 : (1000 * Number(connections)) / Number(rate);
const WARM_UP = 1000;

const latencies: number[] = [];
let answers = 0;
let answerBytes = 0;
let failures = 0;
let counting = false;
let next = 0;

/** Headers say the length of GUIDs that are still to come. */
function fresh(parts: readonly string[]): string {
  return parts.reduce((text, part) => text + randomUUID() + part);
}

function keepFiring(socket: Socket): void {
  let sentAt = 0;
  let held: Buffer = Buffer.alloc(0);
  // Not all at the same moment.
  let due = performance.now() + Math.random() * pause;
  const send = (): void => {
    // What waits for its turn is late from its turn on: a server that is slow must not be asked less often.
    sentAt = pause === 0 ? performance.now() : Math.min(due, performance.now());
    due += pause;
    const request = requests[next++ % requests.length]!;
    if (Buffer.isBuffer(request)) socket.write(request);
    else socket.write(fresh(request as readonly string[]), 'latin1');
  };
  const sendWhenDue = (): void => {
    const wait = pause === 0 ? 0 : due - performance.now();
    if (wait <= 0) send();
    else setTimeout(send, wait);
  };
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const end = held.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = held.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (held.length < end + 4 + length) return;
    if (counting) {
      answers++;
      latencies.push(performance.now() - sentAt);
      answerBytes += held.length;
      if (!head.startsWith('HTTP/1.1 2')) failures++;
    }
    held = Buffer.alloc(0);
    sendWhenDue();
  });
  socket.on('connect', sendWhenDue);
}

const sockets = Array.from({ length: Number(connections) }, () => {
  const socket = connect(Number(port), '127.0.0.1');
  socket.setNoDelay(true);
  keepFiring(socket);
  return socket;
});

setTimeout(() => {
  counting = true;
  const startedAt = performance.now();
  setTimeout(() => {
    const took = (performance.now() - startedAt) / 1000;
    for (const socket of sockets) socket.destroy();
    latencies.sort((a, b) => a - b);
    const shot: Shot = {
      requestsPerSecond: answers / took,
      p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
      p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
      answerBytes: answers === 0 ? 0 : answerBytes / answers,
      failures,
    };
    process.stdout.write(`${JSON.stringify(shot)}\n`);
  }, Number(seconds) * 1000);
}, WARM_UP);
