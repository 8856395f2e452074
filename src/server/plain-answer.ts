import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers with one short line of text, and without it where the method is HEAD. */
export function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
    'Content-Length': body.length,
  });
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}
