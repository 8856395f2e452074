import { NavLink, Route, Routes, useParams } from 'react-router';
import { PageHead } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Bundles } from './bundles/bundles.tsx';
import { DownstreamDetail } from './downstream/downstream-detail.tsx';
import { Tree } from './downstream/tree.tsx';
import { Migrate } from './migrate/migrate.tsx';
import style from './page.module.css';
import { serverWords } from './words.ts';

/** Other servers: those that this one serves, those that no network reaches, and the one that it takes over from. */
export function Page() {
  const words = useWords(serverWords);
  return (
    <>
      <PageHead title={words.servers} lead={words.lead} />
      <nav className={style['parts']} aria-label={words.servers}>
        <ul>
          <Entry to="/servers" text={words.tree} end />
          <Entry to="/servers/bundles" text={words.bundles} />
          <Entry to="/servers/migrate" text={words.migrate} />
        </ul>
      </nav>
      <div className={style['part']}>
        <Routes>
          <Route index element={<Tree />} />
          <Route path="downstream/:server" element={<One />} />
          <Route path="bundles" element={<Bundles />} />
          <Route path="migrate" element={<Migrate />} />
          <Route path="*" element={<Tree />} />
        </Routes>
      </div>
    </>
  );
}

function Entry({ to, text, end }: { readonly to: string; readonly text: string; readonly end?: boolean }) {
  return (
    <li>
      <NavLink to={to} end={end ?? false} className={style['entry'] ?? ''}>
        {text}
      </NavLink>
    </li>
  );
}

/** The tree with one server opened beside it. */
function One() {
  const { server = '' } = useParams();
  return (
    <>
      <Tree />
      <DownstreamDetail server={server} />
    </>
  );
}
