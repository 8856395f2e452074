import type { Agents } from './agents.ts';
import { connectTo, type StepRunner } from './connect.ts';
import { failureOf } from './failure-of.ts';
import { checkTarget, type Target, targetOf } from './target.ts';
import type { ConnectionRequest, ConnectionStep } from './types.ts';

/** Makes a connection for that request, notes each step and closes it. Throws only what `targetOf` and the rules say before the first step. */
export async function traceConnection(
  agents: Agents,
  request: ConnectionRequest,
): Promise<readonly ConnectionStep[]> {
  const target: Target = targetOf(request.url);
  const way = agents.wayTo(target, request, target.host);
  checkTarget(target, request.rules, target.host, way.proxy !== undefined);
  const steps: ConnectionStep[] = [];
  const noting: StepRunner = async (name, work) => {
    const startedAt = performance.now();
    const note = (evidence: string): Omit<ConnectionStep, 'failure'> => ({
      name,
      milliseconds: Math.round(performance.now() - startedAt),
      evidence,
    });
    try {
      request.signal?.throwIfAborted();
      const { result, evidence, validTo } = await work();
      steps.push({ ...note(evidence), ...(validTo === undefined ? {} : { validTo }) });
      return result;
    } catch (error) {
      const failure = failureOf(error, target.subject, request.signal);
      steps.push({ ...note(failure.detail ?? failure.sentence), failure });
      throw failure;
    }
  };
  try {
    const socket = await connectTo(target, way, noting);
    socket.destroy();
  } catch (error) {
    noteOutcome(steps, failureOf(error, target.subject, request.signal));
  }
  return steps;
}

/** The connection as a whole may know better what it means that a step failed: the proxy's name is not the server's. */
function noteOutcome(steps: ConnectionStep[], failure: NonNullable<ConnectionStep['failure']>): void {
  const last = steps.pop();
  steps.push({ ...(last ?? { name: 'tcp', milliseconds: 0, evidence: failure.message }), failure });
}
