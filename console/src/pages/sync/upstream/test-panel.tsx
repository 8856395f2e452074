import { useEffect, useRef } from 'react';
import type { PreflightAnswer, TestUpstreamRequest } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, Loading, Panel, Stack, useParam } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useWords } from '../../../words/index.ts';
import { TestSteps } from './test-steps.tsx';
import { upstreamWords } from './words.ts';

/** Tries the connection step by step: to what is set, or to another address before it is set. */
export function TestPanel({ url }: { readonly url?: string }) {
  const words = useWords(upstreamWords);
  const [asked, setAsked] = useParam('test');
  const test = useChange<TestUpstreamRequest, PreflightAnswer>(
    (body) => ['POST', '/upstream/test', { body }],
    { refresh: [] },
  );
  const run = () => test.mutate(url === undefined ? {} : { url });
  // A link of a failed run asks for it at once.
  const begun = useRef(false);
  useEffect(() => {
    if (asked !== 'now' || url !== undefined || begun.current) return;
    begun.current = true;
    setAsked('', 'typed');
    run();
  });
  const content = (
    <Stack column gap={16}>
      {url === undefined && <p>{words.testText}</p>}
      <div>
        <Button busy={test.isPending} onPress={run}>
          {url === undefined ? words.testNow : words.testTyped}
        </Button>
      </div>
      <div role="status">
        {test.isPending && (
          <>
            <p>{words.testing}</p>
            <Loading lines={4} />
          </>
        )}
        {test.data !== undefined && !test.isPending && <TestSteps answer={test.data} />}
      </div>
      {test.error !== null && <SyncProblem error={test.error} />}
    </Stack>
  );
  return url === undefined ? <Panel title={words.test}>{content}</Panel> : content;
}
