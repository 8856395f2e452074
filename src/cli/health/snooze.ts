import type { Command } from 'commander';
import type { HealthFinding } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';

/** `health snooze` */
export function addHealthSnooze(health: Command): void {
  health
    .command('snooze')
    .argument('<code>', 'of a finding of `todoku health`')
    .option('--days <count>', 'for so many days, 1 to 365', wholeNumber(1, 365), 7)
    .summary('put a finding off')
    .description('It comes back before when it gets worse. Who put it off is in the audit.')
    .action(
      onServer<{ days: number }, [string]>(async ({ client, output, options: { days } }, code) => {
        const path = `${pathOf('/health', code)}/snooze`;
        const finding = await client.request<HealthFinding>('POST', path, { days });
        output.answer(finding, () => [
          `${finding.code} is put off until ${showTime(finding.snoozedUntil ?? 0)}, unless it gets worse.`,
        ]);
      }),
    );
}
