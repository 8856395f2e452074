import { type Static, Type } from 'typebox';
import { Bytes, Count, objectOf, oneOf, Time } from './shapes.ts';
import { SyncSummary } from './sync.ts';

/** Computers by the worst that they reported; each counts once, archived ones do not. */
export const FleetCounts = objectOf({
  total: Count,
  failed: Type.Integer({ minimum: 0, description: 'something failed' }),
  needing: Type.Integer({ minimum: 0, description: 'nothing failed, something is needed' }),
  restart: Type.Integer({ minimum: 0, description: 'all is installed, something waits for a restart' }),
  complete: Type.Integer({ minimum: 0, description: 'nothing is left to do' }),
  unknown: Type.Integer({ minimum: 0, description: 'never reported' }),
});
export type FleetCounts = Static<typeof FleetCounts>;

/** GET /summary: what there is to do. Cheap: from counts that are kept. */
export const SummaryAnswer = objectOf({
  computers: objectOf({
    ...FleetCounts.properties,
    silent: Type.Integer({ minimum: 0, description: 'not heard of for `silentDays`; counted above as well' }),
    silentDays: Count,
  }),
  updates: objectOf(
    {
      needed: Type.Integer({ minimum: 0, description: 'on at least one computer' }),
      failed: Type.Integer({ minimum: 0, description: 'on at least one computer' }),
      approved: Type.Integer({
        minimum: 0,
        description: 'needed and approved for some group: computers will fetch them',
      }),
      unapproved: Type.Integer({
        minimum: 0,
        description: 'needed and approved for none: wait for a decision',
      }),
    },
    'what can be approved and is not declined',
  ),
  security: objectOf({
    updates: Type.Integer({ minimum: 0, description: 'security updates that some computer needs' }),
    computers: Type.Integer({
      minimum: 0,
      description: 'computers that need the one of them that most need: so many at least lack some',
    }),
    oldest: Type.Optional(Time),
  }),
  sync: SyncSummary,
  content: objectOf({
    waiting: Type.Integer({ minimum: 0, description: 'files on their way or in the queue' }),
    bytes: Type.Optional(
      Type.Integer({ ...Bytes, description: 'of those; left out while they are too many to be added up' }),
    ),
    failing: Type.Integer({ minimum: 0, description: 'files that did not arrive so far, or never will' }),
    bytesPerSecond: Count,
    paused: Type.Optional(oneOf(['disk-full', 'window', 'no-upstream', 'from-microsoft'])),
  }),
  health: Type.Optional(
    objectOf(
      { alarms: Count, warnings: Count, notices: Count },
      'findings that nobody put off; left out while nobody has looked yet',
    ),
  ),
});
export type SummaryAnswer = Static<typeof SummaryAnswer>;

/** GET /groups/{group}/summary */
export const GroupSummary = objectOf({
  id: Type.String(),
  name: Type.String(),
  computers: FleetCounts,
  approved: Type.Integer({
    minimum: 0,
    description: 'updates approved for the group, by itself or by one above it',
  }),
  approvals: Type.Integer({ minimum: 0, description: 'of those decided for the group itself' }),
});
export type GroupSummary = Static<typeof GroupSummary>;
