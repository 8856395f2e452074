import { Navigate, Route, Routes, useNavigate } from 'react-router';
import { FileDrop, textOf } from '../../parts/file-drop/index.ts';
import { useWords } from '../../words/index.ts';
import { AskPage } from './ask-page.tsx';
import { useAsked, whyAddress } from './asked.ts';
import { CodesPage } from './codes/codes-page.tsx';
import { CollectedProvider, useCollected } from './collector/collected.tsx';
import { CollectorPage } from './collector/collector-page.tsx';
import { collectorWords } from './collector/words.ts';
import { MachinePath } from './paths/machine-path.tsx';
import { ServerPath } from './paths/server-path.tsx';
import { RemedyPage } from './remedies/remedy-page.tsx';

/** Why an update did not arrive: the question this server exists to answer. */
export function Page() {
  return (
    <CollectedProvider>
      <Pages />
    </CollectedProvider>
  );
}

function Pages() {
  const words = useWords(collectorWords);
  const navigate = useNavigate();
  const [asked] = useAsked();
  const { give } = useCollected();
  const onGive = (name: string, text: string) => {
    const { machine } = give(name, text);
    const computer = asked.computer ?? machine;
    const { code: _, ...kept } = asked;
    const next = { ...kept, ...(computer === undefined ? {} : { computer }) };
    void navigate(Object.keys(next).length === 0 ? '/why?collected' : whyAddress(next));
  };
  return (
    <FileDrop label={words.drop} onFile={(file) => void textOf(file).then((text) => onGive(file.name, text))}>
      <Routes>
        <Route index element={<AskPage onGive={onGive} />} />
        <Route path="machine" element={<MachinePath />} />
        <Route path="server" element={<ServerPath />} />
        <Route path="codes" element={<CodesPage />} />
        <Route path="collector" element={<CollectorPage onGive={onGive} />} />
        <Route path="remedies/:remedy" element={<RemedyPage />} />
        <Route path="*" element={<Navigate to="/why" replace />} />
      </Routes>
    </FileDrop>
  );
}
