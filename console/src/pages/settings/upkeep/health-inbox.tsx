import { PageHead, Panel } from '../../../kit/index.ts';
import { HealthList } from '../../../parts/health/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';

/** Everything that the server finds, what was put off too. */
export function HealthInbox() {
  const words = useWords(settingsWords);
  return (
    <>
      <PageHead title={words.partHealth} lead={words.aboutHealth} />
      <Panel title={words.healthNow}>
        <HealthList />
      </Panel>
    </>
  );
}
