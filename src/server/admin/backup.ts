import { stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { BackupAnswer, BackupRequest } from './contract/backup.ts';
import { adminFailures } from './failures.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const backupRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'POST',
    path: '/backup',
    summary: 'Copies the whole database into a new file on the machine of the server, while it is in use',
    access: 'administer',
    body: BackupRequest,
    answer: BackupAnswer,
    noted: ({ body }) => ({ verb: 'back-up', subject: body.path }),
    handle: async ({ body: { path } }) => {
      const folder = await stat(dirname(path)).catch(() => undefined);
      const taken = await stat(path).catch(() => undefined);
      if (!isAbsolute(path) || taken !== undefined || folder?.isDirectory() !== true) {
        throw adminFailures.fail('backup-path', { subject: path });
      }
      await context.store.backup(path);
      return { path, bytes: (await stat(path)).size };
    },
  }),
];
