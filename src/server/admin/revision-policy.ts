import { changeSettings, pinnedUpdates, revisionPolicy, setRevisionPolicy } from '#changes';
import { housekeepingSettings } from '#jobs';
import { UPKEEP_SETTING } from '#upkeep';
import type { ServerContext } from '../context.ts';
import { RevisionPolicyAnswer, RevisionPolicyChange } from './contract/revision-policy.ts';
import { endpoint, type RoutesOf } from './route.ts';

/** Waiting ones that an answer names. */
const MOST = 200;
/** The task of housekeeping that declines what is withdrawn: its switch is the one place where this is kept. */
const DECLINES = 'decline-expired';

export const revisionPolicyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/revision-policy',
    summary:
      'What becomes of new revisions of approved updates and of withdrawn ones, and which revisions wait',
    access: 'read',
    answer: RevisionPolicyAnswer,
    handle: () => overview(context),
  }),
  endpoint({
    method: 'PUT',
    path: '/revision-policy',
    summary: 'Changes that; revisions that wait are approved with it',
    access: 'administer',
    body: RevisionPolicyChange,
    answer: RevisionPolicyAnswer,
    handle: async ({ body: { approveNew, declineExpired }, actor }) => {
      if (approveNew !== undefined) await setRevisionPolicy(context, { approveNew }, actor);
      if (declineExpired !== undefined) await switchDeclines(context, declineExpired, actor);
      return overview(context);
    },
  }),
];

async function switchDeclines(context: ServerContext, on: boolean, actor: string): Promise<void> {
  const settings = await housekeepingSettings(context);
  const others = settings.off.filter((task) => task !== DECLINES);
  const off = on ? others : [...others, DECLINES];
  const named = { verb: 'change-housekeeping', subject: 'off' };
  await changeSettings(context, { [UPKEEP_SETTING]: { ...settings, off } }, named, actor);
}

async function overview(context: ServerContext): Promise<RevisionPolicyAnswer> {
  const { store } = context;
  const pinned = [...(await pinnedUpdates(store))];
  const waiting: RevisionPolicyAnswer['waiting'][number][] = [];
  for (const [updateId, offered] of pinned.slice(0, MOST)) {
    const [newest] = await store.revisionsOf(updateId);
    if (newest !== undefined)
      waiting.push({ updateId, title: newest.title, offered, newest: newest.revisionNumber });
  }
  return {
    approveNew: (await revisionPolicy(store)).approveNew,
    declineExpired: !(await housekeepingSettings(context)).off.includes(DECLINES),
    waiting,
    totalWaiting: pinned.length,
  };
}
