import { setFlagsFromString } from 'node:v8';

/** How much the heap may grow before it is swept, percent of what is in use; 0: as the engine thinks best. */
const THRIFTY = 60;
const USUAL = 0;

/**
 * Does work that makes much garbage and keeps little. On a machine with much memory the engine would let the garbage of a
 * synchronisation grow to several times of what is in use; swept sooner it costs a few percent of time and a third less memory
 * (`bench/`, decision 0012).
 */
export async function withThrift<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${THRIFTY}`);
  try {
    return await work();
  } finally {
    setFlagsFromString(`--heap-growing-percent=${USUAL}`);
  }
}
