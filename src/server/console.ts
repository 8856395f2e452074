import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { offersCoding } from './offered-coding.ts';
import { answerPlainly } from './plain-answer.ts';

/** The console as it was built, in memory: a few files, asked for by every browser. */
export interface Console {
  /** The page itself, whatever its address: the script in it looks at that. */
  page(request: IncomingMessage, response: ServerResponse): void;
  /** A script, a style, a picture; 404 for what is none. `path` begins with a slash. */
  file(request: IncomingMessage, response: ServerResponse, path: string): void;
}

interface Kept {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/**
 * Scripts and styles come from files of this server only, nothing is fetched from anywhere else, and no other page may show this one. The
 * hash is of the one rule (`touch-action`) that React Aria writes into the page (decision 36).
 */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const PROTECTION = {
  'Content-Security-Policy': CONSOLE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  // For browsers before frame-ancestors.
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Reads what `npm run console` built. Undefined where nothing was built: the server works without. */
export async function readConsole(directory: string): Promise<Console | undefined> {
  const names = await readdir(directory, { recursive: true }).catch(
    (error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const files = new Map<string, Kept>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const read = async (ending: string) =>
      names.includes(name + ending) ? readFile(join(directory, name + ending)) : undefined;
    const [plain, br, gzip] = await Promise.all([readFile(join(directory, name)), read('.br'), read('.gz')]);
    files.set(`/${name.split(sep).join('/')}`, { type, plain, br, gzip });
  }
  const index = files.get('/index.html');
  if (index === undefined) return undefined;
  return {
    page: (request, response) => send(request, response, index, 'no-cache'),
    file: (request, response, path) => {
      const kept = files.get(path);
      if (kept === undefined)
        return answerPlainly(request, response, 404, 'There is nothing at this address.');
      // Their names change with what is in them.
      const forEver = path.startsWith('/assets/');
      send(request, response, kept, forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  };
}

function send(request: IncomingMessage, response: ServerResponse, kept: Kept, caching: string): void {
  const coding = (['br', 'gzip'] as const).find(
    (name) => kept[name] !== undefined && offersCoding(request, name),
  );
  const body = (coding && kept[coding]) ?? kept.plain;
  response.writeHead(200, {
    ...PROTECTION,
    'Cache-Control': caching,
    'Content-Type': kept.type,
    'Content-Length': body.length,
    Vary: 'Accept-Encoding',
    ...(coding === undefined ? {} : { 'Content-Encoding': coding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
