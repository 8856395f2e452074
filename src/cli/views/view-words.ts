import type { ViewRow } from '#server/admin';

/** `approvable, severity: Critical; by title` */
export function viewWords({ filters, sort, descending }: ViewRow): string {
  const parts = Object.entries(filters).map(([field, value]) => {
    const name = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    if (typeof value === 'boolean') return value ? name : `not ${name}`;
    return `${name}: ${Array.isArray(value) ? value.join(' or ') : String(value)}`;
  });
  const direction = descending === undefined ? '' : descending ? ', descending' : ', ascending';
  return `${parts.join(', ')}${sort === undefined ? '' : `; by ${sort}${direction}`}`;
}
