import { isAbsolute } from 'node:path';
import type { BundleInfo } from '#bundle';
import type { ServerContext } from '../context.ts';
import {
  BundleExportStarted,
  BundleImportStarted,
  BundleView,
  ExportBundleRequest,
  ImportBundleRequest,
  InspectBundleRequest,
} from './contract/bundles.ts';
import { adminFailures } from './failures.ts';
import { toFindingView } from './finding-view.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint } from './route.ts';
import type { Tasks } from './tasks.ts';

/** What stands in the way of taking a bundle in here, which nobody wants who wrote it here. */
const OF_IMPORTS: ReadonlySet<string> = new Set(['bundle/gap', 'bundle/older', 'bundle/unknown-signer']);

export function bundleRoutes(context: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  const { desks, clock } = context;
  return [
    endpoint({
      method: 'POST',
      path: '/bundles/export',
      summary:
        'Writes a signed bundle for a closed network into a folder on the machine of the server (a task)',
      access: 'administer',
      body: ExportBundleRequest,
      answer: BundleExportStarted,
      noted: ({ body }) => ({ verb: 'write-bundle', subject: body.path }),
      handle: async ({ body }) => {
        const path = absolute(body.path);
        const { since = 'last', approvals = false, groups = false, settings = false } = body;
        const { content = false, format = 'todoku', partSize } = body;
        const options = {
          path,
          since,
          approvals,
          groups,
          settings,
          content,
          format,
          ...present({ partSize }),
        };
        return tasks.start('bundle-export', clock.now(), async (work) => {
          const { findings, ...info } = await desks.exportBundle(options, work);
          return toView({ ...info, findings: findings.filter(({ code }) => !OF_IMPORTS.has(code)) });
        });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/bundles/inspect',
      summary: 'Says what a bundle holds, who signed it, and whether it is whole',
      access: 'administer',
      body: InspectBundleRequest,
      answer: BundleView,
      handle: async ({ body }) => toView(await desks.inspectBundle(absolute(body.path))),
    }),
    endpoint({
      method: 'POST',
      path: '/bundles/import',
      summary: 'Takes a bundle in: everything is verified before anything becomes visible (a task)',
      access: 'administer',
      body: ImportBundleRequest,
      answer: BundleImportStarted,
      noted: ({ body }) => ({ verb: 'import-bundle', subject: body.path }),
      handle: async ({ body, actor }) => {
        const options = { path: absolute(body.path), actor, ...present({ trust: body.trust }) };
        return tasks.start('bundle-import', clock.now(), async (work) => {
          const { bundle, ...rest } = await desks.importBundle(options, work);
          return { bundle: toView(bundle), ...rest };
        });
      },
    }),
  ];
}

/** Fails with `admin/path`. */
function absolute(path: string): string {
  if (!isAbsolute(path)) throw adminFailures.fail('path', { subject: path });
  return path;
}

function toView({ findings, ...info }: BundleInfo): BundleView {
  return { ...info, findings: findings.map(toFindingView) };
}
