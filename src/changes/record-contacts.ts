import type { ApartFunction, Contact } from '#store';
import type { ApartChange } from './commit.ts';
import { followRules } from './follow-rules.ts';

/** Who called, each computer once, and when it is written. */
export interface Contacts {
  readonly contacts: readonly Contact[];
  readonly at: number;
}

/**
 * Writes contacts within one transaction: archived computers come back by them, and those that call from another address, or tell
 * other attributes, follow the rules of groups.
 */
export const recordContacts: ApartFunction<Contacts, ApartChange<undefined>> = async (
  tx,
  { contacts, at },
) => {
  const { restored, changed } = await tx.recordContacts(contacts);
  if (restored.length > 0) {
    await tx.addAudit({
      at,
      actor: 'system',
      verb: 'restore-computers',
      subject: `${restored.length} that called again`,
      details: { computerIds: restored },
    });
  }
  await followRules(tx, changed, { at, actor: 'system' });
  return { result: { result: undefined } };
};
