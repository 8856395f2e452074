import type { Command } from 'commander';
import type { ComputerRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `computers forget COMPUTER` */
export function addComputersForget(computers: Command): void {
  computers
    .command('forget')
    .argument('<computer>', 'DNS name, its first label, or id')
    .summary('forget a computer and all it reported')
    .description('Forgets a computer and all it reported. It is back as soon as it calls again.')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const computer = await client.request<ComputerRow>('DELETE', pathOf('/computers', name));
        output.answer(computer, () => [`${computer.dnsName} (${computer.id}) is forgotten.`]);
      }),
    );
}
