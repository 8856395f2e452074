import { type PolicyValue, type PolicyValues, textOf, valueNamed } from '../values.ts';

/** Every value that is an address of an update server, as it is written. */
export function addressesOf(
  values: PolicyValues,
): readonly { readonly value: PolicyValue; readonly url: string }[] {
  const places = [
    ['policy', 'WUServer'],
    ['policy', 'WUStatusServer'],
    ['policy', 'UpdateServiceUrlAlternate'],
    ['mdm', 'UpdateServiceUrl'],
    ['mdm', 'UpdateServiceUrlAlternate'],
  ] as const;
  return places.flatMap(([place, name]) => {
    const url = textOf(values, place, name);
    const value = valueNamed(values, place, name);
    return url === undefined || value === undefined ? [] : [{ value, url }];
  });
}
