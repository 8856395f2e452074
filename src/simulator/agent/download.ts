import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { digestOf } from '#base';
import type { Random } from '../random.ts';
import type { ExtendedFile } from './extended-fragment.ts';
import { CONTENT_CONNECTIONS, contentHeaders, IDLE_TIMEOUT, PIECE } from './native.ts';
import { CANNOT_CONNECT, CONTENT_MISSING, hex, WRONG_HASH } from './result-codes.ts';
import type { StatisticsRecorder } from './statistics.ts';

/** A download that did not bring the file; the code is what the agent reports. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly hresult: number;

  constructor(hresult: number, detail: string) {
    super(`${hex(hresult)}: ${detail}`);
    this.hresult = hresult;
  }
}

/** A file is held in memory while it is put together; feature updates of many gigabytes are refused. Bytes. */
const LARGEST_FILE = 1_073_741_824;

/**
 * Fetches content as Delivery Optimization does: closed ranges of 1 MiB in shuffled order, each once, on up
 * to seven keep-alive connections; then checks size and both digests (protocol-facts 8.2).
 */
export class Downloader {
  readonly #agents = new Map<string, Agent>();
  readonly #correlation: string;
  readonly #random: Random;
  readonly #statistics: StatisticsRecorder;
  readonly #timeout: number;
  #sequence = 0;

  constructor(settings: {
    readonly correlation: string;
    readonly random: Random;
    readonly statistics: StatisticsRecorder;
    /** Milliseconds without a byte. */
    readonly timeout: number;
  }) {
    this.#correlation = settings.correlation;
    this.#random = settings.random;
    this.#statistics = settings.statistics;
    this.#timeout = settings.timeout;
  }

  /** The verified bytes. Throws DownloadError. */
  async fetch(file: ExtendedFile, url: string): Promise<Buffer> {
    if (file.sha256 === undefined) {
      throw new DownloadError(
        WRONG_HASH,
        `${file.fileName} has no SHA-256 in its metadata (MS-WUSP note 26)`,
      );
    }
    if (file.size > LARGEST_FILE)
      throw new DownloadError(WRONG_HASH, `${file.fileName} is too large to simulate`);
    const target = new URL(url);
    const bytes = Buffer.alloc(file.size);
    const pieces = this.#random.shuffled(piecesOf(file.size));
    const tags = new Set<string>();
    const work = async (): Promise<void> => {
      for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
        tags.add(await this.#fetchPiece(target, file, piece, bytes));
      }
    };
    const workers = Array.from({ length: Math.min(CONTENT_CONNECTIONS, pieces.length) }, work);
    try {
      await Promise.all(workers);
    } catch (error) {
      pieces.length = 0;
      await Promise.allSettled(workers);
      throw error instanceof DownloadError ? error : new DownloadError(CANNOT_CONNECT, `${url}: ${error}`);
    }
    if (tags.size > 1) throw new DownloadError(WRONG_HASH, `the ETag of ${url} changed between two pieces`);
    if (digestOf(bytes, 'SHA1') !== file.sha1 || digestOf(bytes, 'SHA256') !== file.sha256) {
      throw new DownloadError(WRONG_HASH, `${url} is not the file that the metadata describes`);
    }
    this.#statistics.add('filesVerified');
    return bytes;
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  /** Fills in one piece; gives the ETag, '' for none. */
  async #fetchPiece(url: URL, file: ExtendedFile, piece: Piece, bytes: Buffer): Promise<string> {
    const response = await this.#get(url, piece);
    const status = response.statusCode ?? 0;
    const expected = `bytes ${piece.start}-${piece.end}/${file.size}`;
    const { headers } = response;
    if (
      status === 206 &&
      headers['content-range'] === expected &&
      headers['content-encoding'] === undefined
    ) {
      let at = piece.start;
      for await (const chunk of response) at += (chunk as Buffer).copy(bytes, at, 0, piece.end + 1 - at);
      this.#statistics.add('contentBytes', at - piece.start);
      if (at === piece.end + 1) return headers.etag ?? '';
      throw new DownloadError(CANNOT_CONNECT, `${url.href} broke off after ${at - piece.start} bytes`);
    }
    response.resume();
    if (status !== 206) throw new DownloadError(CONTENT_MISSING, `${url.href} answered HTTP ${status}`);
    throw new DownloadError(
      WRONG_HASH,
      `${url.href} answered "${headers['content-range'] ?? ''}" instead of "${expected}"`,
    );
  }

  #get(url: URL, piece: Piece): Promise<IncomingMessage> {
    this.#sequence++;
    const headers = contentHeaders({
      range: `bytes=${piece.start}-${piece.end}`,
      correlation: `${this.#correlation}.2.0.0.2.1.1.3.1.1.${this.#sequence}`,
      host: url.host,
    });
    this.#statistics.add('contentRequests');
    const agent = this.#agentFor(url);
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? secureRequest : request;
      const outgoing = send(url, { method: 'GET', headers, agent }, resolve);
      outgoing.setTimeout(this.#timeout, () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', (error) =>
        reject(new DownloadError(CANNOT_CONNECT, `${url.href}: ${error.message}`)),
      );
      outgoing.on('socket', () => this.#noteConnections(agent));
      outgoing.end();
    });
  }

  #agentFor(url: URL): Agent {
    let agent = this.#agents.get(url.origin);
    if (agent === undefined) {
      const options = { keepAlive: true, maxSockets: CONTENT_CONNECTIONS, timeout: IDLE_TIMEOUT };
      agent = url.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
      this.#agents.set(url.origin, agent);
    }
    return agent;
  }

  #noteConnections(agent: Agent): void {
    const open = Object.values(agent.sockets).reduce((sum, list) => sum + (list?.length ?? 0), 0);
    this.#statistics.atLeast('contentConnections', open);
  }
}

interface Piece {
  readonly start: number;
  /** Included. */
  readonly end: number;
}

function piecesOf(size: number): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < size; start += PIECE) {
    pieces.push({ start, end: Math.min(start + PIECE, size) - 1 });
  }
  return pieces;
}
