import type { RevisionPolicyAnswer } from '../contract/revision-policy.ts';
import type { SettingsSection } from './section.ts';

/** Whether new revisions of approved updates are approved too. That withdrawn ones are declined is a switch of `Cleanup`. */
export const revisionsSection: SettingsSection = {
  kind: 'settings',
  keys: ['AutoRefreshUpdateApprovals'],
  read: async (ask) => {
    const { approveNew } = await ask<RevisionPolicyAnswer>({ method: 'GET', path: '/revision-policy' });
    return { AutoRefreshUpdateApprovals: approveNew };
  },
  write: ({ AutoRefreshUpdateApprovals: approveNew }) => [
    { method: 'PUT', path: '/revision-policy', body: { approveNew } },
  ],
};
