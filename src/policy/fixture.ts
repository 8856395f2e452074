import type { Place, PolicyValue, PolicyValues } from './values.ts';
import type { WindowsName } from './windows.ts';

// For tests: the values of a computer, written shortly.

type Written = Readonly<Record<string, string | number>>;

/** Numbers are DWORDs, texts are strings. The two policy keys and the computed state count as looked at. */
export function valuesOf(
  places: Partial<Record<Place, Written>>,
  more: Partial<PolicyValues> & { readonly os?: WindowsName; readonly build?: number } = {},
): PolicyValues {
  const { os, build, ...rest } = more;
  const values = Object.entries(places).flatMap(([place, written]) =>
    Object.entries(written).map(
      ([name, value]): PolicyValue => ({
        place: place as Place,
        name,
        type: typeof value === 'number' ? 'dword' : 'sz',
        value,
      }),
    ),
  );
  return {
    format: 'reg-query',
    values,
    covered: ['policy', 'au', 'state'],
    services: [],
    ...(os === undefined ? {} : { windows: { name: os, ...(build === undefined ? {} : { build }) } }),
    ...rest,
  };
}

export const URL_8530 = 'http://wsus.contoso.com:8530';
export const URL_8531 = 'https://wsus.contoso.com:8531';

/** A computer that uses an update server, and nothing besides. */
export const USES_SERVER = {
  policy: { WUServer: URL_8530, WUStatusServer: URL_8530 },
  au: { UseWUServer: 1 },
} as const;
