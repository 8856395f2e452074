import type { Command } from 'commander';
import type { ConfigApplied } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { readDocument } from './read-document.ts';
import { stepLines } from './step-lines.ts';

const MAKE = { make: true };

/** `config apply FILE` */
export function addConfigApply(config: Command): void {
  config
    .command('apply')
    .argument('<file>', 'YAML or JSON, or - for standard input')
    .option('--prune', 'also take away what the lists of the document do not name')
    .summary('make everything as the document says')
    .description(
      'Makes everything as the document says. What fails does not stop the rest; run it again when the cause is gone.',
    )
    .action(
      onServer<{ prune?: boolean }, [string]>(async ({ client, output, options, partlyFailed }, file) => {
        const state = await readDocument(file);
        const prune = options.prune === true;
        const { steps } = await client.request<ConfigApplied>('POST', '/config/apply', { state, prune });
        const done = steps.filter(({ outcome }) => outcome === 'done');
        const failed = steps.filter(({ outcome }) => outcome === 'failed');
        output.answer({ steps }, () => [
          ...(steps.length === 0 ? ['Everything was as the document says.'] : done.flatMap(stepLines)),
          ...(done.length === 0 ? [] : [`${plural(done.length, 'change')} made.`]),
        ]);
        // One call brings several settings about: its error is told once.
        const told = new Set<string>();
        for (const { key, subject, error } of failed) {
          if (error === undefined) continue;
          const { title, hint, detail } = error;
          const message = [error.subject, title, detail].filter((part) => part !== undefined).join(': ');
          if (told.has(message)) continue;
          told.add(message);
          output.fault({ message: `${[key, subject].filter(Boolean).join(' ')}: ${message}`, hint });
        }
        if (failed.length > 0) partlyFailed();
      }, MAKE),
    );
}
