import { ChevronLeft } from 'lucide-react';
import { Link, NavLink, Route, Routes } from 'react-router';
import { type Session, useSession } from '../../frame/index.ts';
import { Empty, Note, PageHead } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './page.module.css';
import { PARTS, type PartAt } from './parts.ts';
import { settingsWords } from './words.ts';
import { WsusOptions } from './wsus/wsus-options.tsx';

/** Everything about the server itself, one part at a time. */
export function Page() {
  const session = useSession();
  return (
    <Routes>
      <Route index element={<Contents />} />
      {PARTS.map((part) => (
        <Route
          key={part.path}
          path={part.path}
          element={
            <Framed>
              {mayOpen(part, session) ? (
                <part.Part />
              ) : (
                <ForAdministrators part={part} role={session.who.role} />
              )}
            </Framed>
          }
        />
      ))}
      <Route path="*" element={<Nowhere />} />
    </Routes>
  );
}

function mayOpen({ administers }: PartAt, { mayAdminister }: Session): boolean {
  return mayAdminister || administers !== true;
}

/** The parts that there are for this person, in their groups. */
function useGroups(): readonly (readonly [PartAt['group'], readonly PartAt[]])[] {
  const session = useSession();
  const parts = PARTS.filter((part) => mayOpen(part, session));
  return [...Map.groupBy(parts, ({ group }) => group)];
}

/** All parts, each with what it is for: what one sees first. */
function Contents() {
  const words = useWords(settingsWords);
  return (
    <>
      <PageHead title={words.settings} lead={words.lead} />
      <WsusOptions />
      <div className={style['contents']}>
        {useGroups().map(([group, parts]) => (
          <section key={group} className={style['group']}>
            <h2>{words[group]}</h2>
            <ul>
              {parts.map(({ path, name, about }) => (
                <li key={path}>
                  <Link to={path} className={style['card'] ?? ''}>
                    <span className={style['name']}>{words[name]}</span>
                    <span className={style['about']}>{words[about]}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** A part with the way to the others: at the left, or on a phone back to all of them. */
function Framed({ children }: { readonly children: React.ReactNode }) {
  const words = useWords(settingsWords);
  return (
    <div className={style['frame']}>
      <Link to="/settings" className={style['back'] ?? ''}>
        <ChevronLeft size={16} aria-hidden="true" />
        {words.settings}
      </Link>
      <nav className={style['parts']} aria-label={words.settings}>
        {useGroups().map(([group, parts]) => (
          <section key={group}>
            <p className={style['heading']}>{words[group]}</p>
            <ul>
              {parts.map(({ path, name }) => (
                <li key={path}>
                  <NavLink to={`/settings/${path}`} className={style['entry'] ?? ''}>
                    {words[name]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className={style['part']}>{children}</div>
    </div>
  );
}

function ForAdministrators({
  part: { name, about },
  role,
}: {
  readonly part: PartAt;
  readonly role: Session['who']['role'];
}) {
  const words = useWords(settingsWords);
  return (
    <>
      <PageHead title={words[name]} lead={words[about]} />
      <Note tone="unknown" title={words.forAdministrators(words[role])} />
    </>
  );
}

function Nowhere() {
  const words = useWords(settingsWords);
  return (
    <>
      <PageHead title={words.settings} />
      <Empty title={words.noSuchPart} action={<Link to="/settings">{words.allSettings}</Link>} />
    </>
  );
}
