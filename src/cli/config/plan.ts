import type { Command } from 'commander';
import type { ConfigPlan } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { readDocument } from './read-document.ts';
import { stepLines } from './step-lines.ts';

/** `config plan FILE` */
export function addConfigPlan(config: Command): void {
  config
    .command('plan')
    .argument('<file>', 'YAML or JSON, or - for standard input')
    .option('--prune', 'also take away what the lists of the document do not name')
    .summary('say what applying a document would do; nothing is changed')
    .action(
      onServer<{ prune?: boolean }, [string]>(async ({ client, output, options }, file) => {
        const state = await readDocument(file);
        const prune = options.prune === true;
        const plan = await client.request<ConfigPlan>('POST', '/config/plan', { state, prune });
        output.answer(plan, () => {
          const changes = plan.steps.filter(({ change }) => change !== 'keep').length;
          if (plan.steps.length === 0) return ['Everything is as the document says.'];
          return [
            ...plan.steps.flatMap(stepLines),
            '',
            changes === 0
              ? 'Nothing to do.'
              : `${plural(changes, 'change')}. To make them:   todoku config apply ${file}${prune ? ' --prune' : ''}`,
          ];
        });
      }),
    );
}
