import type { Finding } from '#diagnosis';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { evidenceOf } from './endpoint.ts';
import { callsInTime } from './expectation.ts';
import type { CallFact, MachineFacts } from './facts.ts';
import { act, BY_RUNNING_SERVER, fail, pass, seen, unknown, warn } from './finding.ts';
import { isIis, meaningOf, serverProbes } from './probe-meaning.ts';

const HEALTH = act(
  'server',
  { en: 'See the health of this server.', ja: 'このサーバーの正常性を確認してください。' },
  'todoku health',
);

/** S1-12: the server itself is well: it answers, and not with errors of its own. */
export function serverHealth(facts: MachineFacts): Finding {
  const { server, machine, collected } = facts;
  const refused = serverProbes(collected?.probes ?? []).find((probe) =>
    ['server-error', 'unavailable'].includes(meaningOf(probe)),
  );
  if (refused !== undefined) {
    const { url } = refused;
    const bad = callsInTime(facts) ? warn : fail;
    const evidence = evidenceOf(refused);
    if (meaningOf(refused) === 'server-error') {
      return bad('S1-12', m.say('machine-answer-500', { url }), { evidence, next: [HEALTH] });
    }
    if (!isIis(refused)) {
      return bad('S1-12', m.say('machine-answer-503', undefined), { evidence, next: [HEALTH] });
    }
    return bad('S1-12', m.say('machine-answer-503-wsus', undefined), {
      evidence,
      next: [
        act('person', {
          en: 'On that WSUS: see whether its console opens; start the application pool WsusPool in IIS Manager, raise its private memory limit and its queue length, and decline updates that nobody needs.',
          ja: 'その WSUS サーバーで、WSUS 管理コンソールが開けるかどうかを確認してください。開けない場合は、IIS マネージャーで WsusPool を開始し、プライベート メモリ制限とキューの長さを見直し、不要な更新プログラムを「拒否済み」に設定してください。',
        }),
      ],
    });
  }
  const last = lastOwnError(machine?.calls?.own ?? []);
  if (last !== undefined) {
    return fail('S1-12', m.say('machine-server-errors-here', last), { next: [HEALTH] });
  }
  const { lately } = server;
  if (lately === undefined)
    return unknown('S1-12', m.say('machine-server-health-not-told', undefined), BY_RUNNING_SERVER);
  if (lately.errors > 0) {
    return warn('S1-12', m.say('machine-server-errors', lately), {
      evidence: [seen('Errors of the last hour', '過去 1 時間のエラー', lately.errors)],
      next: [HEALTH],
    });
  }
  if (lately.busy > 0) return warn('S1-12', m.say('machine-server-busy', lately), { next: [HEALTH] });
  return pass('S1-12', m.say('machine-server-well', lately));
}

/** The machine's last call, where this server failed in it. */
function lastOwnError(calls: readonly CallFact[]): CallFact | undefined {
  const last = calls.at(-1);
  return last?.outcome === 'InternalServerError' ? last : undefined;
}
