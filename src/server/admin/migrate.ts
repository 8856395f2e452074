import { isAbsolute } from 'node:path';
import type { ServerContext } from '../context.ts';
import { MoveContentRequest, MoveContentStarted } from './contract/content.ts';
import { MigrateRequest, MigrateStarted } from './contract/migrate.ts';
import { adminFailures } from './failures.ts';
import { toFindingView } from './finding-view.ts';
import { type AdminRoute, endpoint } from './route.ts';
import type { Tasks } from './tasks.ts';
import { targetOf } from './upstream.ts';

/** Work that moves a whole server, or all its files. */
export function migrateRoutes(context: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  const { desks, clock } = context;
  return [
    endpoint({
      method: 'POST',
      path: '/migrate',
      summary: 'Takes everything over from a WSUS, then stands on its own (a task)',
      access: 'administer',
      body: MigrateRequest,
      answer: MigrateStarted,
      handle: async ({ body, actor }) => {
        const { kind, url } = targetOf(body.from);
        if (kind === 'microsoft') throw adminFailures.fail('microsoft-has-no-replicas', { subject: url });
        return tasks.start('migrate', clock.now(), async (work) => {
          const { left, ...rest } = await desks.migrate(url, body.content ?? true, actor, work);
          return { ...rest, left: left.map(toFindingView) };
        });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/content/move',
      summary: 'Copies all content to another folder, verified, and uses that one after a restart (a task)',
      access: 'administer',
      body: MoveContentRequest,
      answer: MoveContentStarted,
      noted: ({ body }) => ({ verb: 'move-content', subject: body.path }),
      handle: async ({ body: { path } }) => {
        if (!isAbsolute(path)) throw adminFailures.fail('path', { subject: path });
        return tasks.start('content-move', clock.now(), async (work) => {
          const { files, bytes, corrupt } = await desks.moveContent(path, work);
          return { moved: { files, bytes }, corrupt, path };
        });
      },
    }),
  ];
}
