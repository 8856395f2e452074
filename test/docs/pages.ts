import { collectorPage } from './collector.ts';
import { commandsPage } from './commands.ts';
import { configPage } from './config.ts';
import { diagnosesPage } from './diagnoses.ts';
import { errorsPage } from './errors.ts';
import { metricsPage } from './metrics.ts';
import { protocolPage } from './protocol.ts';

/** Every page that is made from the program, by its path from the root of the project. */
export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/collector.md', collectorPage()],
    ['docs/commands.md', await commandsPage()],
    ['docs/config.md', configPage()],
    ['docs/diagnoses.md', await diagnosesPage()],
    ['docs/errors.md', await errorsPage()],
    ['docs/metrics.md', metricsPage()],
    ['docs/protocol.md', protocolPage()],
  ]);
}
