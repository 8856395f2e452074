import type { SyncFinding } from '#store';
import type { FindingView } from './contract.ts';
import { present } from './present.ts';

/** A finding as the API tells it. */
export function toFindingView(finding: SyncFinding): FindingView {
  const { level, code, message, hint, subject, detail, at } = finding;
  return { level, code, message, hint, ...present({ subject, detail }), at };
}
