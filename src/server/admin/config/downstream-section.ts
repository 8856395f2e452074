import type { DownstreamAnswer } from '../contract.ts';
import type { SettingsSection } from './section.ts';

/** Whether servers that nobody decided about may synchronise from this one. */
export const downstreamSection: SettingsSection = {
  kind: 'settings',
  keys: ['UnknownDownstreamServers'],
  read: async (ask) => {
    const { unknownServers } = await ask<DownstreamAnswer>({ method: 'GET', path: '/downstream' });
    return { UnknownDownstreamServers: unknownServers };
  },
  write: ({ UnknownDownstreamServers: unknownServers }) => [
    { method: 'PUT', path: '/downstream-policy', body: { unknownServers } },
  ],
};
