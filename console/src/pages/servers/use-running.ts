import type { TasksAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useParam } from '../../kit/index.ts';

/**
 * The work of a kind that is looked at: what the address names (`task`), else what goes on at this moment, whoever began it. The second is
 * how another one is looked at.
 */
export function useRunning(kind: string): readonly [string | undefined, (id: string) => void] {
  const [named, setNamed] = useParam('task');
  const tasks = useAnswer<TasksAnswer>('/tasks', {}, { when: named === '' });
  const running = tasks.data?.items.find((task) => task.kind === kind && task.state === 'running')?.id;
  return [named === '' ? running : named, setNamed];
}
