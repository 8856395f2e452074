import type { Output } from './output.ts';

/**
 * Does something for each, one after the other. Where one fails, says how many were done, because those are
 * done for good, and passes the failure on.
 */
export async function oneByOne<Subject, Answer>(
  subjects: readonly Subject[],
  output: Output,
  work: (subject: Subject) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  try {
    for (const subject of subjects) answers.push(await work(subject));
  } catch (error) {
    if (answers.length > 0)
      output.note(`Done before it failed: the first ${answers.length} of ${subjects.length}.`);
    throw error;
  }
  return answers;
}
