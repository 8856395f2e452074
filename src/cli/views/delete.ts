import type { Command } from 'commander';
import type { ViewRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `views delete` */
export function addViewsDelete(views: Command): void {
  views
    .command('delete')
    .argument('<name>', 'of a view that somebody saved')
    .summary('take a view away')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const view = await client.request<ViewRow>('DELETE', pathOf('/views', name));
        output.answer(view, () => [`${view.name} is gone.`]);
      }),
    );
}
