import type { Truth } from './rule.ts';

// Kleene's logic: unknown stays unknown unless the other side decides alone.

export function not(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'true' ? 'false' : 'true';
}

/** True for nothing at all. Stops at the first false. */
export function all<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let result: Truth = 'true';
  for (const item of items) {
    const truth = test(item);
    if (truth === 'false') return 'false';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** False for nothing at all. Stops at the first true. */
export function any<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let result: Truth = 'false';
  for (const item of items) {
    const truth = test(item);
    if (truth === 'true') return 'true';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** Undefined is unknown. */
export function truthOf(value: boolean | undefined): Truth {
  if (value === undefined) return 'unknown';
  return value ? 'true' : 'false';
}

/** Where two readings of a rule are possible: their answer if they agree, else unknown. */
export function agreed(one: Truth, other: Truth): Truth {
  return one === other ? one : 'unknown';
}
