const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Resolves with the first signal that asks this process to stop. A second one ends it at once, for people who
 * cannot wait: what was acknowledged is durable anyway.
 */
export function stopSignal(): Promise<(typeof SIGNALS)[number]> {
  return new Promise((resolve) => {
    const hear = (signal: (typeof SIGNALS)[number]) => {
      for (const each of SIGNALS) process.off(each, hear);
      for (const each of SIGNALS) process.once(each, () => process.exit(130));
      resolve(signal);
    };
    for (const each of SIGNALS) process.on(each, hear);
  });
}
