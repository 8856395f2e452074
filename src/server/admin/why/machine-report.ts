import type { Collected } from '#collector';
import type { Computer } from '#store';
import { diagnoseMachine, machineHeadlines, reportOn, type WhyQuestion, type WhyReport } from '#why';
import type { ServerContext } from '../../context.ts';
import { present } from '../present.ts';
import { gatherMachine } from './gather-machine.ts';

/** What is wrong with a machine. `computer` is undefined for one that has never called: what was collected is all there is then. */
export async function machineReport(
  context: ServerContext,
  question: WhyQuestion,
  computer: Computer | undefined,
  collected?: Collected,
): Promise<WhyReport> {
  const facts = await gatherMachine(context, computer, collected, question.computer);
  const name = facts.machine?.name ?? collected?.machine.name ?? question.computer;
  const headlines = machineHeadlines(name ?? '');
  return reportOn(question, { headlines, ...present({ computer: name }) }, diagnoseMachine(facts));
}
