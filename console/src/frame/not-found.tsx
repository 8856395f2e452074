import { useLocation } from 'react-router';
import { ButtonLink, Empty } from '../kit/index.ts';
import { useWords } from '../words/index.ts';
import { frameWords } from './words.ts';

export function NotFound() {
  const words = useWords(frameWords);
  const { pathname } = useLocation();
  return (
    <Empty title={words.notFound} action={<ButtonLink to="/">{words.overview}</ButtonLink>}>
      <code>{pathname}</code>
    </Empty>
  );
}
