import { join } from 'node:path';
import { storeFailures } from '../failures.ts';
import { Connection } from './connection.ts';

/**
 * Takes a data directory for this process alone, and gives the function that lets it go. The lock is one of the
 * operating system on a file of its own, so it ends with the process however that ends. Throws `store/in-use`.
 */
export function lockDirectory(directory: string): () => void {
  const connection = new Connection(join(directory, 'todoku.lock'), { timeout: 0 });
  try {
    connection.execute('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    throw storeFailures.is(error, 'in-use') ? storeFailures.fail('in-use', { subject: directory }) : error;
  }
  return () => connection.close();
}
