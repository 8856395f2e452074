import type { Command } from 'commander';
import type { ForecastAnswer } from '#server/admin';
import { bytes, filesAndBytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { findUpdates } from '../updates/find-updates.ts';

/** `content forecast` */
export function addContentForecast(content: Command): void {
  content
    .command('forecast')
    .argument('<updates...>', 'UpdateIDs or KB numbers')
    .summary('what an approval of these updates would bring onto the disk')
    .action(
      onServer<object, [string[]]>(async ({ client, output, partlyFailed }, references) => {
        const updates = await findUpdates(client, references, { all: true });
        const body = { updateIds: updates.map(({ updateId }) => updateId) };
        const answer = await client.request<ForecastAnswer>('POST', '/content/forecast', body);
        if (!answer.fits) partlyFailed();
        output.answer(answer, () => [
          answer.files === 0
            ? 'Nothing: they have no files, or the policy keeps none.'
            : `${filesAndBytes(answer.files, answer.bytes)} in all, ${
                answer.missingFiles === 0
                  ? 'all here'
                  : `${filesAndBytes(answer.missingFiles, answer.missingBytes)} to fetch`
              }.`,
          answer.fits
            ? `${bytes(answer.freeBytes)} free on the disk: ${answer.missingFiles === 0 ? 'nothing is needed.' : 'that fits.'}`
            : `Only ${bytes(answer.freeBytes)} free on the disk: that does not fit. Make room, or move the content:   todoku content move PATH`,
        ]);
      }),
    );
}
