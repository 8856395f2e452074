import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The machine's own ceiling: a bare handler that reads the whole request and answers with the bytes given, with the
 * headers that Todoku sends. `node bench/ceiling.ts ANSWER-FILE` prints its port.
 */
const answer = readFileSync(process.argv[2] ?? '');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, [
      'Cache-Control',
      'private',
      'Content-Type',
      'text/xml; charset=utf-8',
      'Vary',
      'Accept-Encoding',
      'Content-Length',
      String(answer.length),
      'Content-Encoding',
      'xpress',
    ]);
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
