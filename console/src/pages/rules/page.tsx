import { PageHead } from '../../kit/index.ts';

export function Page() {
  return <PageHead title="rules" />;
}
