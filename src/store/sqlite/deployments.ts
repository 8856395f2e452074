import type { Deployment, DeploymentId, GroupId, UpdateId } from '#update';
import { storeFailures } from '../failures.ts';
import type { EndedDeployment, StoreReader, StoreWriter } from '../port.ts';
import { CHUNK_ROWS, inChunks, unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import { isPublished } from './revisions.ts';
import type { Transaction } from './transaction.ts';

/** What `deployments.record` holds; `endedAt` once it is history. */
export type StoredDeployment = Omit<Deployment, 'id'> & {
  readonly endedAt?: number;
  readonly endedSequence?: number;
};

interface DeploymentRow {
  readonly id: DeploymentId;
  readonly record: string;
}

function toDeployment({ id, record }: DeploymentRow): Deployment {
  return { id, ...openJson<Omit<Deployment, 'id'>>(record, `deployment ${id}`) };
}

function toEnded({ id, record }: DeploymentRow): EndedDeployment {
  const { endedSequence, endedAt, ...deployment } = openJson<StoredDeployment>(record, `deployment ${id}`);
  return { id, ...deployment, endedAt: endedAt ?? 0, endedSequence: endedSequence ?? 0 };
}

/** Reads the deployments in force, and those that were. */
export function deploymentReads(
  connection: Connection,
): Pick<
  StoreReader,
  'deployments' | 'endedDeployments' | 'deploymentsOf' | 'deploymentHistory' | 'deploymentsSince'
> {
  const inForce = connection.prepare<DeploymentRow>(
    'SELECT id, record FROM deployments WHERE ended IS NULL ORDER BY id',
  );
  const ofUpdate = connection.prepare<DeploymentRow>(
    `SELECT d.id, d.record FROM updates u JOIN deployments d ON d.update_key = u.key
      WHERE u.guid = ? AND d.ended IS NULL ORDER BY d.id`,
  );
  const ended = connection.prepare<{ updateId: UpdateId; groupId: GroupId; sequence: number }>(
    `SELECT u.guid AS updateId, d.group_id AS groupId, max(d.ended) AS sequence
       FROM deployments d JOIN updates u ON u.key = d.update_key
      GROUP BY d.update_key, d.group_id HAVING count(d.ended) = count(*) ORDER BY sequence, updateId, groupId`,
  );
  const history = connection.prepare<DeploymentRow>(
    `SELECT d.id, d.record FROM updates u JOIN deployments d ON d.update_key = u.key
      WHERE u.guid = ? AND d.ended IS NOT NULL ORDER BY d.id DESC`,
  );
  const newest = connection.prepare<DeploymentRow>(
    `SELECT id, record FROM deployments WHERE ended IS NULL AND id < ? ORDER BY id DESC LIMIT ${CHUNK_ROWS}`,
  );
  const endedSince = connection.prepare<DeploymentRow>(
    'SELECT id, record FROM deployments WHERE ended > ? ORDER BY ended, id',
  );

  /** Ids ascend with the change sequence, so those in force since then are the last ones. */
  async function inForceSince(sequence: number): Promise<readonly Deployment[]> {
    const since: Deployment[] = [];
    const chunks = inChunks(
      Number.MAX_SAFE_INTEGER,
      (before) => newest.all(before),
      (row) => row.id,
    );
    for await (const rows of chunks) {
      const deployments = rows.map(toDeployment);
      since.push(...deployments.filter((deployment) => deployment.sequence > sequence));
      if (deployments.at(-1)!.sequence <= sequence) break;
    }
    return since.reverse();
  }

  return {
    async deployments() {
      const all: Deployment[] = [];
      // One moment of them, read at once; taken apart with pauses.
      for await (const row of unhurried(inForce.all())) all.push(toDeployment(row));
      return all;
    },
    async endedDeployments() {
      return ended.all().map((row) => ({ ...row }));
    },
    async deploymentsOf(updateId) {
      return ofUpdate.all(updateId).map(toDeployment);
    },
    async deploymentHistory(updateId) {
      return history.all(updateId).map(toEnded);
    },
    async deploymentsSince(sequence) {
      return { inForce: await inForceSince(sequence), ended: endedSince.all(sequence).map(toEnded) };
    },
  };
}

/** Puts deployments in force and ends them. */
export function deploymentWrites(
  transaction: Transaction,
): Pick<StoreWriter, 'putDeployment' | 'endDeployment'> {
  const { connection, keys } = transaction;
  const inForce = connection.prepare<DeploymentRow>(
    'SELECT id, record FROM deployments WHERE update_key = ? AND group_id = ? AND ended IS NULL',
  );
  const groupExists = connection.prepare('SELECT 1 FROM target_groups WHERE id = ?');
  const belongs = connection.prepare(
    `SELECT 1 FROM revisions WHERE id = ? AND update_key = ? AND ${isPublished('id')}`,
  );
  const insert = connection.prepare(
    'INSERT INTO deployments (update_key, group_id, approves, record) VALUES (?, ?, ?, ?)',
  );
  const end = connection.prepare('UPDATE deployments SET ended = ?, record = ? WHERE id = ?');

  function takeOutOfForce(updateKey: number, groupId: GroupId, at: number): boolean {
    const row = inForce.get(updateKey, groupId);
    if (row === undefined) return false;
    const { id: _, ...deployment } = toDeployment(row);
    const sequence = transaction.nextSequence;
    const ended: StoredDeployment = { ...deployment, endedAt: at, endedSequence: sequence };
    end.run(sequence, sealJson(ended), row.id);
    return true;
  }

  function keyOf(updateId: UpdateId): number {
    const key = keys.keyOf(updateId);
    if (key === undefined) throw storeFailures.fail('unknown-update', { subject: `update ${updateId}` });
    return key;
  }

  return {
    async putDeployment(wanted) {
      transaction.mustBeOpen();
      const { updateId, revisionId, groupId, action, deadline, createdAt, author } = wanted;
      const { reason, rule, upstreamGuid } = wanted;
      const key = keyOf(updateId);
      if (belongs.get(revisionId, key) === undefined) {
        throw storeFailures.fail('unknown-update', {
          subject: `update ${updateId}`,
          detail: `revision ${revisionId} is none of its revisions`,
        });
      }
      if (groupExists.get(groupId) === undefined) {
        throw storeFailures.fail('unknown-group', { subject: `group ${groupId}` });
      }
      takeOutOfForce(key, groupId, createdAt);
      const deployment: StoredDeployment = {
        updateId,
        revisionId,
        groupId,
        action,
        ...(deadline === undefined ? {} : { deadline }),
        createdAt,
        author,
        ...(reason === undefined ? {} : { reason }),
        ...(rule === undefined ? {} : { rule }),
        sequence: transaction.nextSequence,
        ...(upstreamGuid === undefined ? {} : { upstreamGuid }),
      };
      const approves = action === 'NotApproved' ? 0 : 1;
      const id = insert.run(key, groupId, approves, sealJson(deployment)).lastId as DeploymentId;
      transaction.follow('deployed', String(id));
      return { id, ...deployment };
    },

    async endDeployment(updateId, groupId, at) {
      transaction.mustBeOpen();
      if (takeOutOfForce(keyOf(updateId), groupId, at)) transaction.follow('ended', `${updateId} ${groupId}`);
    },
  };
}
