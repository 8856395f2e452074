import type { CollectedService } from './collected.ts';
import { filled, record, text } from './loose.ts';

// Names and numbers of .NET's ServiceControllerStatus and of the registry's Start, which is what ServiceStartMode counts by too.
const STATES: Readonly<Record<string, CollectedService['state']>> = {
  running: 'running',
  4: 'running',
  stopped: 'stopped',
  1: 'stopped',
  absent: 'absent',
};

const STARTS: Readonly<Record<string, CollectedService['start']>> = {
  automatic: 'automatic',
  auto: 'automatic',
  automaticdelayedstart: 'automatic',
  2: 'automatic',
  manual: 'manual',
  3: 'manual',
  disabled: 'disabled',
  4: 'disabled',
};

export function readService(loose: unknown): CollectedService | undefined {
  const { name: named, state, status, start, starttype } = record(loose) ?? {};
  const name = filled(named, 128);
  if (name === undefined) return undefined;
  const word = (value: unknown) => (text(value, 64) ?? '').toLowerCase();
  return {
    name,
    state: STATES[word(state ?? status)] ?? 'other',
    start: STARTS[word(start ?? starttype)] ?? 'other',
  };
}
