import {
  ChartNoAxesColumn,
  CircleQuestionMark,
  LayoutDashboard,
  ListChecks,
  Menu as MenuIcon,
  Monitor,
  RefreshCw,
  Server,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useHeard } from '../api/index.ts';
import { Actions, Button, Note, useFailureText, useNotices } from '../kit/index.ts';
import { useFormat, useLanguage, useWords } from '../words/index.ts';
import { PAGES, type PageName } from './addresses.ts';
import { usePlaceKept } from './place-kept.ts';
import { applyScheme, keptScheme, type Scheme } from './scheme.ts';
import { useSession } from './session.tsx';
import style from './shell.module.css';
import { TopSearch } from './top-search.tsx';
import { frameWords } from './words.ts';

const MAIN: readonly (readonly [PageName, ReactNode])[] = [
  ['overview', <LayoutDashboard key="i" />],
  ['updates', <ShieldCheck key="i" />],
  ['computers', <Monitor key="i" />],
  ['why', <CircleQuestionMark key="i" />],
  ['sync', <RefreshCw key="i" />],
  ['rules', <ListChecks key="i" />],
  ['reports', <ChartNoAxesColumn key="i" />],
];
const BELOW: readonly (readonly [PageName, ReactNode])[] = [
  ['servers', <Server key="i" />],
  ['settings', <Settings key="i" />],
];

/** What stands around every page: where one can go, the search for everything, who one is, and how the server is. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const words = useWords(frameWords);
  const [open, setOpen] = useState(false);
  const { pathname, key } = useLocation();
  usePlaceKept();
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the menu closes when somebody went somewhere, to this page even.
  useEffect(() => setOpen(false), [key]);
  useEffect(() => {
    const name = Object.entries(PAGES).find(
      ([, { path }]) => path === `/${pathname.split('/')[1] ?? ''}`,
    )?.[0];
    document.title = name === undefined ? 'Todoku' : `${words[name as PageName]} – Todoku`;
  }, [pathname, words]);
  return (
    <div className={style['shell']}>
      <a className={style['skip']} href="#page">
        {words.skip}
      </a>
      <header className={style['top']}>
        <span className={style['burger']}>
          <Button
            kind="plain"
            label={words.menu}
            expanded={open}
            icon={<MenuIcon aria-hidden="true" />}
            onPress={() => setOpen(!open)}
          />
        </span>
        <NavLink to="/" className={style['brand'] ?? ''}>
          <img src="/mark.svg" alt="" width="24" height="24" />
          <span className={style['brandName']}>Todoku</span>
        </NavLink>
        <TopSearch />
        <Person />
      </header>
      <nav className={style['side']} aria-label={words.navigation} data-open={open ? '' : undefined}>
        <ul>
          {MAIN.map((entry) => (
            <Entry key={entry[0]} entry={entry} />
          ))}
        </ul>
        <ul>
          {BELOW.map((entry) => (
            <Entry key={entry[0]} entry={entry} />
          ))}
        </ul>
      </nav>
      <main id="page" tabIndex={-1} className={style['page']}>
        <Connection />
        {children}
      </main>
    </div>
  );
}

function Entry({ entry: [name, icon] }: { readonly entry: readonly [PageName, ReactNode] }) {
  const words = useWords(frameWords);
  const { path, prepare } = PAGES[name];
  return (
    <li>
      <NavLink
        to={path}
        end={path === '/'}
        className={style['entry'] ?? ''}
        onPointerEnter={() => void prepare()}
        onFocus={() => void prepare()}
      >
        <span className={style['icon']} aria-hidden="true">
          {icon}
        </span>
        {words[name]}
      </NavLink>
    </li>
  );
}

/** Says when the server has stopped answering, or the session is over. */
function Connection() {
  const words = useWords(frameWords);
  const format = useFormat();
  const { reached, signedOut, at } = useHeard();
  if (signedOut) {
    return (
      <Note tone="wait" title={words.sessionOver}>
        <Button kind="main" onPress={() => window.location.reload()}>
          {words.signIn}
        </Button>
      </Note>
    );
  }
  return reached ? null : (
    <div role="status">
      <Note tone="bad" title={words.offline(format.clock(at))} />
    </div>
  );
}

function Person() {
  const words = useWords(frameWords);
  const { who, signOut } = useSession();
  const { language, setLanguage } = useLanguage();
  const say = useNotices();
  const failureText = useFailureText();
  const [scheme, setScheme] = useState<Scheme>(keptScheme);
  useEffect(() => applyScheme(scheme), [scheme]);
  const schemes: readonly (readonly [Scheme, string])[] = [
    ['system', words.schemeSystem],
    ['light', words.schemeLight],
    ['dark', words.schemeDark],
  ];
  return (
    <div className={style['person']}>
      <Actions
        title={who.name ?? who.actor}
        items={[
          {
            id: 'language',
            text: words.language,
            onAction: () => setLanguage(language === 'en' ? 'ja' : 'en'),
          },
          ...schemes.map(([id, text]) => ({
            id,
            text: `${id === scheme ? '✓ ' : ''}${text}`,
            onAction: () => setScheme(id),
          })),
          {
            id: 'out',
            text: words.signOut,
            onAction: () =>
              void signOut().catch((error: Error) => say({ tone: 'bad', text: failureText(error) })),
          },
        ]}
      />
    </div>
  );
}
