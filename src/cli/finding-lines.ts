import type { FindingView } from '#server/admin';

/** A finding for people: what, where, and what to do. */
export function findingLines({
  level,
  message,
  subject,
  detail,
  hint,
}: Pick<FindingView, 'level' | 'message' | 'hint'> & Partial<FindingView>): readonly string[] {
  const isTold = subject === undefined || subject === '' || message.includes(subject);
  // Brackets within brackets are hard to read.
  const about = isTold ? '' : subject.includes('(') ? `: ${subject}` : ` (${subject})`;
  const mark = level === 'error' ? 'Error' : level === 'warning' ? 'Warning' : 'Note';
  return [
    `${mark}: ${message}${about}`,
    ...(detail === undefined || message.includes(detail) ? [] : [`  ${detail}`]),
    ...(hint === '' ? [] : [`Try:   ${hint}`]),
  ];
}
