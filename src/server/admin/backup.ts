import { stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import type { BackupAnswer, BackupRequest } from './contract.ts';
import { adminFailures } from './failures.ts';
import { objectOf, type RoutesOf, route } from './route.ts';

export const backupRoutes: RoutesOf = (context) => [
  route<unknown, unknown, BackupRequest>({
    method: 'POST',
    path: '/backup',
    summary: 'Copies the whole database into a new file on the machine of the server, while it is in use',
    body: objectOf({ path: { type: 'string', minLength: 1, maxLength: 4096 } }, ['path']),
    handle: async ({ body: { path } }): Promise<BackupAnswer> => {
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
