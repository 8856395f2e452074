import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedPages } from './pages.ts';
import { ROOT } from './root.ts';

// `node --test` without patterns runs every file below `test/`. Pages that were written anew at that moment
// would be up to date for the test that asks whether they are.
if (process.env['NODE_TEST_CONTEXT'] === undefined) {
  for (const [path, text] of await generatedPages()) {
    await writeFile(join(ROOT, path), text);
    process.stdout.write(`${path}\n`);
  }
}
