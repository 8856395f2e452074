import { PageHead } from '../../kit/index.ts';
import { PolicyTools } from '../../parts/policy/index.ts';
import { useWords } from '../../words/index.ts';
import { settingsWords } from './words.ts';

/** What leads computers here. */
export function Policy() {
  const words = useWords(settingsWords);
  return (
    <>
      <PageHead title={words.partPolicy} lead={words.aboutPolicy} />
      <PolicyTools />
    </>
  );
}
