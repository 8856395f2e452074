import { type Static, Type } from 'typebox';
import { ContentSum } from './content.ts';
import { Count, listOf, objectOf, Text } from './shapes.ts';
import { FindingView } from './sync.ts';
import { taskOf } from './tasks.ts';

/** POST /migrate (a task) */
export const MigrateRequest = objectOf({
  from: Text,
  content: Type.Optional(
    Type.Boolean({
      description:
        'false: leave the files to be fetched from Microsoft, or from the old server as long as it lives',
    }),
  ),
});
export type MigrateRequest = Static<typeof MigrateRequest>;

export const MigrateAnswer = objectOf({
  revisions: Count,
  groups: Count,
  approvals: Count,
  declines: Count,
  eulas: Count,
  files: ContentSum,
  /** What could not come, each with its reason. */
  left: listOf(FindingView),
});
export type MigrateAnswer = Static<typeof MigrateAnswer>;
export const MigrateStarted = taskOf(MigrateAnswer);
