import { parentPort } from 'node:worker_threads';
import { Failure } from '#base';
import type { UpdateIdentity } from '#update';
import { type DecodedAnswer, decodeAnswer } from './decode-answer.ts';

/** What the worker is handed. The body is its own from then on. */
export interface DecodeJob {
  readonly job: number;
  readonly body: Uint8Array;
  readonly asked: readonly UpdateIdentity[];
}

/** What it answers. Failures lose their class on the way and go as their parts. */
export type DecodeResult =
  | { readonly job: number; readonly answer: DecodedAnswer }
  | { readonly job: number; readonly failure: { readonly code: string; readonly message: string } };

// The thread of the decoder pool: reading 100 documents takes a tenth of a second, in which no scan would be answered.
parentPort?.on('message', ({ job, body, asked }: DecodeJob) => {
  try {
    const answer = decodeAnswer(body, asked);
    const buffers = answer.revisions.map(({ document }) => document.buffer as ArrayBuffer);
    parentPort?.postMessage({ job, answer } satisfies DecodeResult, buffers);
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'upstream/decoding-failed';
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ job, failure: { code, message } } satisfies DecodeResult);
  }
});
