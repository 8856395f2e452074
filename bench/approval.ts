import { Machine } from './machine.ts';
import { ask, type Serving } from './serving.ts';

/** Milliseconds from sending an approval to a scan that has seen it, one figure per approval. */
export async function measureApprovals(
  serving: Serving,
  updateIds: readonly string[],
): Promise<readonly number[]> {
  const machine = new Machine(serving.port, 7_000);
  await machine.enrol();
  const installed = new Set<number>();
  const other = new Set<number>();
  for (let trip = 0; trip < 200; trip++) {
    const answer = await machine.sync(installed, other);
    for (const { id, isLeaf } of answer.newUpdates) (isLeaf ? other : installed).add(id);
    if (!answer.truncated && answer.newUpdates.every(({ isLeaf }) => isLeaf)) break;
  }
  const figures: number[] = [];
  for (const updateId of updateIds) {
    const startedAt = performance.now();
    const headers = { Authorization: `Bearer ${serving.token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ group: 'All Computers', action: 'Install' });
    const path = `/api/v1/updates/${updateId}/approvals`;
    const { status, body: text } = await ask(serving.port, { method: 'POST', path, headers, body });
    if (status >= 300) throw new Error(`approval: ${status} ${text.toString()}`);
    const answer = await machine.sync(installed, other);
    if (!answer.changedUpdates.some(({ deployment }) => deployment?.action === 'Install')) {
      throw new Error('the next scan did not see the approval');
    }
    figures.push(performance.now() - startedAt);
  }
  return figures;
}
