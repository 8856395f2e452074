import type { Collected } from '#collector';
import { PLACES, type Place, type PolicyValues } from '../values.ts';
import { windowsOf } from '../windows.ts';
import { placed, shortKey } from './registry-text.ts';

/** Where a machine keeps the certificates that it holds its update server to. */
const PIN_STORE = 'windowsserverupdateservices';

/** The policy values among what the collector tells. Of a part that it could not read nothing counts as missing. */
export function fromCollected({
  machine: { build, kind },
  registry,
  services,
  certificates,
  errors,
}: Collected): PolicyValues {
  const windows = build === undefined || kind === undefined ? undefined : windowsOf(build, kind);
  const values = registry.map((value) => ({ ...value, key: shortKey(value.key) }));
  const parts = errors.map(({ part }) => part.toLowerCase());
  const isUnread = (place: Place) =>
    parts.some((part) => {
      const [name, ...key] = part.split(' ');
      if (name !== 'registry') return false;
      return (
        key.length === 0 ||
        `${PLACES[place].toLowerCase()}\\`.startsWith(`${shortKey(key.join(' ')).toLowerCase()}\\`)
      );
    });
  const pins = certificates.filter(({ store }) => store.toLowerCase() === PIN_STORE);
  return {
    ...placed({ keys: [], values }, 'collected'),
    // The script looks at all of them; of HKCU it sees only whoever runs it.
    covered: (['policy', 'au', 'mdm', 'state', 'identity'] as const).filter((place) => !isUnread(place)),
    ...(windows === undefined ? {} : { windows }),
    services: services.flatMap(({ name, state, start }) => (state === 'absent' ? [] : [{ name, start }])),
    ...(parts.some((part) => part.startsWith('certificates')) ? {} : { pins }),
  };
}
