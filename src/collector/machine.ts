import type { CollectedMachine } from './collected.ts';
import { count, filled, number, present, record, truth } from './loose.ts';

export function readMachine(loose: unknown): CollectedMachine {
  const parts = record(loose) ?? {};
  const kind = filled(parts['kind'], 32)?.toLowerCase();
  const utcOffset = number(parts['utcoffset']);
  return present({
    name: filled(parts['name'], 256),
    caption: filled(parts['caption'], 256),
    edition: filled(parts['edition'], 128),
    release: filled(parts['release'], 32),
    build: count(parts['build']),
    revision: count(parts['revision']),
    // `Client`, `Server`, `Server Core`: what the registry calls InstallationType.
    kind:
      kind === undefined ? undefined : kind.startsWith('server') ? ('server' as const) : ('client' as const),
    architecture: filled(parts['architecture'], 32),
    locale: filled(parts['locale'], 32),
    domain: filled(parts['domain'], 256),
    utcOffset: utcOffset === undefined || Math.abs(utcOffset) > 24 * 60 ? undefined : Math.round(utcOffset),
    powershell: filled(parts['powershell'], 32),
    elevated: truth(parts['elevated']),
  });
}
