import type { ContentPolicyView } from '../contract.ts';
import type { SettingsSection } from './section.ts';

/** Which files are kept, and how fast they are fetched. */
export const contentSection: SettingsSection = {
  kind: 'settings',
  keys: ['ContentPolicy'],
  read: async (ask) => {
    const policy = await ask<ContentPolicyView>({ method: 'GET', path: '/content/policy' });
    return {
      ContentPolicy: {
        Mode: policy.mode,
        Express: policy.express,
        Parallel: policy.parallel,
        BytesPerSecond: policy.bytesPerSecond ?? 0,
        Windows: policy.windows,
        Hosts: policy.hosts,
      },
    };
  },
  write: ({ ContentPolicy: policy = {} }) => [
    {
      method: 'PUT',
      path: '/content/policy',
      body: {
        mode: policy.Mode,
        express: policy.Express,
        parallel: policy.Parallel,
        bytesPerSecond: policy.BytesPerSecond === 0 ? null : policy.BytesPerSecond,
        windows: policy.Windows,
        hosts: policy.Hosts,
      },
    },
  ],
};
