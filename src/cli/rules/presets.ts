import type { Command } from 'commander';
import type { RulePresetsAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';

/** `rules presets` */
export function addRulesPresets(rules: Command): void {
  rules
    .command('presets')
    .summary('rules that are ready to be added')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<RulePresetsAnswer>('GET', '/rules/presets');
        output.answer(answer, () => [
          ...facts(answer.items.map(({ name, about }) => [name, about])),
          'Add one:   todoku rules add --preset NAME',
        ]);
      }),
    );
}
