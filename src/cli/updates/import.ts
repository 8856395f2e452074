import type { Command } from 'commander';
import type { ImportAnswer, ImportFault } from '#server/admin';
import type { AdminClient } from '../connection.ts';
import { cliFailures } from '../failures.ts';
import type { Output } from '../output.ts';
import { bytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { type Batch, documentBatches } from './document-batches.ts';

/** What an import came to, as `--json` prints it. */
interface ImportSummary {
  imported: number;
  /** Here already, byte for byte. */
  unchanged: number;
  readonly revisions: ImportAnswer['imported'][number][];
  readonly failed: ImportFault[];
}

const MAKE = { make: true };

/** `updates import PATH…` */
export function addUpdatesImport(updates: Command): void {
  updates
    .command('import')
    .argument('<path...>', 'update documents, or folders that hold them as .xml files')
    .summary('take update documents in')
    .description('Takes update documents in. A bad one never stops the others.')
    .action(
      onServer<object, [string[]]>(async ({ client, output, partlyFailed }, paths) => {
        const summary: ImportSummary = { imported: 0, unchanged: 0, revisions: [], failed: [] };
        await sendAll(client, output, documentBatches(paths), summary);
        const { imported, unchanged, failed } = summary;
        if (imported + unchanged + failed.length === 0) {
          throw cliFailures.fail('nothing-to-import', { subject: paths.join(', '), detail: 'no .xml file' });
        }
        if (failed.length > 0) partlyFailed();
        output.answer(summary, () => [
          `${plural(imported, 'update document')} imported, ${unchanged} here already, ${failed.length} failed.`,
          ...(imported > 0 ? ['Next:  todoku updates list --approvable'] : []),
        ]);
      }, MAKE),
    );
}

/** Sends one batch while the next is being read: so two are in memory at most, however many there are. */
async function sendAll(
  client: AdminClient,
  output: Output,
  batches: AsyncIterable<Batch>,
  summary: ImportSummary,
): Promise<void> {
  let sent = 0;
  let underWay: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches) {
      await underWay;
      underWay = send(client, output, batch, summary);
      // Awaited in the next turn; until then its rejection is not unhandled.
      underWay.catch(() => {});
      sent += batch.bytes;
      const { imported, unchanged, failed } = summary;
      output.progress(`${plural(imported + unchanged + failed.length, 'document')}, ${bytes(sent)} read`);
    }
    await underWay;
  } catch (error) {
    const { imported, unchanged } = summary;
    if (imported + unchanged > 0) {
      output.note(`Before it stopped: ${imported} imported, ${unchanged} here already. Those are kept.`);
    }
    throw error;
  }
}

async function send(
  client: AdminClient,
  output: Output,
  batch: Batch,
  summary: ImportSummary,
): Promise<void> {
  const fail = (fault: ImportFault) => {
    summary.failed.push(fault);
    const place = fault.detail === undefined ? '' : `: ${fault.detail}`;
    output.fault({ message: `${fault.name}: ${fault.message}${place}`, hint: fault.hint });
  };
  for (const fault of batch.faults) fail(fault);
  if (batch.documents.length === 0) return;
  const answer = await client.request<ImportAnswer>('POST', '/updates/import', {
    documents: batch.documents,
  });
  summary.imported += answer.imported.length;
  summary.unchanged += answer.unchanged.length;
  if (output.json) summary.revisions.push(...answer.imported);
  for (const fault of answer.failed) fail(fault);
}
