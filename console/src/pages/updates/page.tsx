import { PackagePlus } from 'lucide-react';
import { useCallback } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useSession } from '../../frame/index.ts';
import { ButtonLink, PageHead } from '../../kit/index.ts';
import { UpdateDetail } from '../../parts/update-detail/index.ts';
import { useWords } from '../../words/index.ts';
import { TermsButton, TermsSheet } from './license-terms.tsx';
import style from './page.module.css';
import { UpdateList } from './update-list.tsx';
import { Views } from './views.tsx';
import { updatesWords } from './words.ts';

/** Updates: views at the left, the list, and beside it the one that is looked at. */
export function Page() {
  const words = useWords(updatesWords);
  const reference = useParams()['*'] ?? '';
  const navigate = useNavigate();
  const { search } = useLocation();
  const { mayAdminister } = useSession();
  const close = useCallback(() => void navigate(`/updates${search}`), [navigate, search]);
  const isOpen = reference !== '';
  return (
    <div className={style['page']} data-open={isOpen ? '' : undefined}>
      <div className={style['head']}>
        <PageHead
          title={words.title}
          actions={
            <>
              <TermsButton />
              {mayAdminister && (
                <ButtonLink to="/sync/catalog" icon={<PackagePlus aria-hidden="true" />}>
                  {words.importUpdates}
                </ButtonLink>
              )}
            </>
          }
        />
      </div>
      <div className={style['views']}>
        <Views />
      </div>
      <div className={style['list']}>
        <UpdateList reference={reference} />
      </div>
      {isOpen && (
        <aside className={style['detail']} aria-label={words.details}>
          <UpdateDetail key={reference} reference={reference} onClose={close} />
        </aside>
      )}
      <TermsSheet />
    </div>
  );
}
