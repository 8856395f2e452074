/** Tells of the first Ctrl+C, so that what was begun can be ended in order. A second one ends the program as ever. */
export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
}

/** Watches for Ctrl+C until it is disposed of. */
export function firstInterrupt(): Interrupt {
  const seen = new AbortController();
  const stop = () => seen.abort();
  process.once('SIGINT', stop);
  return { signal: seen.signal, [Symbol.dispose]: () => process.off('SIGINT', stop) };
}
