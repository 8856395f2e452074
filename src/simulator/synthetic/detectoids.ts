import { guidFrom } from '../random.ts';
import { finish, type SyntheticDocument } from './catalog.ts';
import { absentKey } from './rules.ts';
import { detectoidDocument } from './taxonomy.ts';

/**
 * Detectoids that nothing depends on: what Microsoft published by mistake, 14,520 of them, in July 2026.
 * A server must not send a single one of them to a client.
 */
export function* generateDetectoids(
  count: number,
  seed: string | number = 'incident',
): Generator<SyntheticDocument, void> {
  for (let index = 0; index < count; index++) {
    const detectoid = {
      id: guidFrom(seed, 'idle detectoid', index),
      title: `Idle condition ${index}`,
      rule: absentKey(`Idle${index}`),
      possible: false,
    };
    yield finish('detectoid', detectoidDocument(detectoid, '2026-07-14T17:00:00.000Z', ['en']));
  }
}
