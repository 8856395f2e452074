import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
  // The same address as IPv6 carries it: IPv4-mapped, IPv4-compatible and NAT64; 6to4 has it in front.
  for (const carrier of ['::ffff:', '::', '64:ff9b::'])
    PRIVATE.addSubnet(`${carrier}${network}`, 96 + prefix, 'ipv6');
  PRIVATE.addSubnet(`2002:${hexPair(network, 0)}:${hexPair(network, 2)}::`, 16 + prefix, 'ipv6');
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

function hexPair(address: string, from: number): string {
  const [high = 0, low = 0] = address.split('.').slice(from).map(Number);
  return ((high << 8) | low).toString(16);
}

/** True for addresses that mean nothing outside of this machine or its own network: private, loopback, link-local, multicast, reserved (RFC 6890). */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  return PRIVATE.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

/** True for names that only a local network gives an address to. For where a proxy resolves them and we see no address. */
export function isPrivateName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!name.includes('.')) return true;
  return /\.(localhost|local|internal|intranet|lan|home\.arpa)$/.test(name);
}
