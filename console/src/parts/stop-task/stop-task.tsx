import type { TaskView } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, Problem, Stack } from '../../kit/index.ts';

/** Asks long work to end. Whoever follows it sees that it has; here is told where it cannot be asked. */
export function StopTask({ id, children }: { readonly id: string; readonly children: string }) {
  const stop = useChange<void, TaskView>(() => ['DELETE', `/tasks/${encodeURIComponent(id)}`], {
    refresh: ['/tasks'],
  });
  return (
    <Stack column>
      <div>
        <Button busy={stop.isPending} onPress={() => stop.mutate()}>
          {children}
        </Button>
      </div>
      {stop.error !== null && <Problem error={stop.error} />}
    </Stack>
  );
}
