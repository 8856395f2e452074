import { ChevronDown, ChevronRight, MoreHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { useWords } from '../words/index.ts';
import style from './overlay.module.css';
import { kitWords } from './words.ts';

/** Something that one may look into: closed at first. */
export function Folded({
  title,
  children,
  open,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}) {
  return (
    <Disclosure className={style['folded'] ?? ''} defaultExpanded={open ?? false}>
      <Heading className={style['foldedHead'] ?? ''}>
        <Button slot="trigger" className={style['foldedButton'] ?? ''}>
          <ChevronRight size={16} aria-hidden="true" />
          <span>{title}</span>
        </Button>
      </Heading>
      <DisclosurePanel className={style['foldedBody'] ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  );
}

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: () => ReactNode;
}

/** One of several views of the same thing. Keep which one in the address (`useParam`); an address that names none of them shows the first. */
export function Tabs({
  label,
  tabs,
  chosen: asked,
  onChoose,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const chosen = tabs.some(({ id }) => id === asked) ? asked : (tabs[0]?.id ?? asked);
  // The list is not there yet when this is: its tabs are collected first.
  const [list, setList] = useState<HTMLDivElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another choice.
  useEffect(() => showChosen(list), [list, chosen]);
  return (
    <AriaTabs
      className={style['tabs'] ?? ''}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(String(key))}
    >
      <AriaTabList className={style['tabList'] ?? ''} aria-label={label} ref={setList}>
        {tabs.map(({ id, title }) => (
          <AriaTab key={id} id={id} className={style['tab'] ?? ''}>
            {title}
          </AriaTab>
        ))}
      </AriaTabList>
      {tabs.map(({ id, content }) => (
        <AriaTabPanel key={id} id={id} className={style['tabPanel'] ?? ''}>
          {id === chosen && content()}
        </AriaTabPanel>
      ))}
    </AriaTabs>
  );
}

/** Where not all tabs fit, the chosen one is scrolled to, without the page. */
function showChosen(list: HTMLElement | null): void {
  const tab = list?.querySelector('[role="tab"][aria-selected="true"]');
  if (list === null || tab == null) return;
  const [seen, wanted] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (wanted.left < seen.left || wanted.right > seen.right)
    list.scrollLeft += wanted.left - seen.left - (seen.width - wanted.width) / 2;
}

export interface MenuAction {
  readonly id: string;
  readonly text: string;
  readonly onAction: () => void;
  readonly disabled?: boolean;
}

/** More that can be done with something, behind one button: three dots, or `title`. */
export function Actions({
  title,
  label,
  items,
}: {
  readonly title?: string;
  readonly label?: string;
  readonly items: readonly MenuAction[];
}) {
  const words = useWords(kitWords);
  return (
    <MenuTrigger>
      <Button
        className={style['menuButton'] ?? ''}
        {...(title === undefined ? { 'aria-label': label ?? words.more } : {})}
      >
        {title === undefined ? <MoreHorizontal size={16} aria-hidden="true" /> : title}
        {title !== undefined && <ChevronDown size={16} aria-hidden="true" />}
      </Button>
      <Popover className={style['popover'] ?? ''}>
        <Menu
          className={style['menu'] ?? ''}
          disabledKeys={items.filter(({ disabled }) => disabled).map(({ id }) => id)}
        >
          {items.map(({ id, text, onAction }) => (
            <MenuItem key={id} id={id} className={style['item'] ?? ''} onAction={onAction}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
