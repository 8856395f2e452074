import { isIPv4, isIPv6 } from 'node:net';

/** The network of an address, as far as anybody can guess it: the /24 of IPv4, the /64 of IPv6. Undefined for what is no address. */
export function subnetOf(address: string): string | undefined {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return undefined;
  const [plain = ''] = address.split('%');
  const [before = [], after] = plain.split('::').map((half) => half.split(':').filter((part) => part !== ''));
  const written = [...before, ...(after ?? [])];
  // An IPv4 address at the end stands for two parts.
  const length = written.length + (written.at(-1)?.includes('.') === true ? 1 : 0);
  const zeros = after === undefined ? [] : Array.from({ length: 8 - length }, () => '0');
  const parts = [...before, ...zeros, ...(after ?? [])].slice(0, 4);
  return `${parts.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}
