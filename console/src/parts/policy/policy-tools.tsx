import { Tabs, useParam } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { PolicyGenerator } from './policy-generator.tsx';
import { PolicyLinter } from './policy-linter.tsx';
import { policyWords } from './words.ts';

/** The policies that lead computers to this server: written, or judged. Which of both stands in the address (`tool`). */
export function PolicyTools() {
  const words = useWords(policyWords);
  const [tool, setTool] = useParam('tool', 'write');
  return (
    <Tabs
      label={words.tools}
      chosen={tool === 'check' ? 'check' : 'write'}
      onChoose={setTool}
      tabs={[
        { id: 'write', title: words.write, content: () => <PolicyGenerator /> },
        { id: 'check', title: words.judge, content: () => <PolicyLinter /> },
      ]}
    />
  );
}
