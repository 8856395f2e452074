import type { Command } from 'commander';
import type { CategoriesQuery, PresetRow } from '#server/admin';
import { onServer } from '../session.ts';
import { table } from '../table.ts';

/** `products presets`, `classifications presets` */
export function addCategoriesPresets(command: Command, kind: CategoriesQuery['kind']): void {
  command
    .command('presets')
    .summary('named sets to begin with')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<{ items: readonly PresetRow[] }>('GET', '/categories/presets');
        const items = answer.items.filter((preset) => preset.kind === kind);
        output.answer({ items }, () => [
          ...table<PresetRow>(
            items,
            [
              { title: 'Preset', value: ({ name }) => name },
              { title: 'What it selects', value: ({ titles }) => titles.join(', ') },
            ],
            output.columns,
          ),
          '',
          `Use one:   todoku ${kind} enable --preset NAME`,
        ]);
      }),
    );
}
