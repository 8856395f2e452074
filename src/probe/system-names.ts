import { lookup, Resolver } from 'node:dns/promises';
import type { Names } from './types.ts';

/** Reverse names are a courtesy: a server that does not answer soon is not waited for. Milliseconds. */
const PATIENCE = 2000;

/** The resolver that this machine's programs use: hosts file, DNS and whatever else the system asks. */
export const systemNames: Names = {
  async addresses(host) {
    const found = await lookup(host, { all: true });
    return [...new Set(found.map(({ address }) => address))];
  },
  async namesOf(address) {
    const resolver = new Resolver({ timeout: PATIENCE, tries: 1 });
    try {
      return await resolver.reverse(address);
    } catch {
      // No name, or nobody who tells it: an address without a name is nothing unusual.
      return [];
    }
  },
};
