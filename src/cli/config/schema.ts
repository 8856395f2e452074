import type { Command } from 'commander';
import { onServer } from '../session.ts';

/** `config schema` */
export function addConfigSchema(config: Command): void {
  config
    .command('schema')
    .summary('write the JSON Schema of the document, for editors that check and complete it')
    .action(
      onServer(async ({ client, output }) => {
        const schema = await client.request<object>('GET', '/config/schema');
        output.answer(schema, () => JSON.stringify(schema, undefined, 2).split('\n'));
      }),
    );
}
