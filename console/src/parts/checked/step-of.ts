import type { WhyAction } from '#server/admin';
import { type Command, named, readCommand } from './command.ts';
import type { Going, Step } from './step.ts';

/** What a finding is about, where its step names it only in a way that is safe to be typed. */
export interface About {
  readonly updateId?: string | undefined;
  /** Name or id. */
  readonly computer?: string | undefined;
}

/** What the console does for a step; undefined where somebody must act elsewhere. Derived from the verb of its command, which is stable. */
export function stepOf({ command }: Pick<WhyAction, 'command'>, about: About = {}): Step | undefined {
  const read = command === undefined ? undefined : readCommand(command);
  return read === undefined ? undefined : STEPS[read.verb]?.(read, about);
}

type Maker = (command: Command, about: About) => Step | undefined;

const part = encodeURIComponent;
const go = (goes: Going, to: string): Step => ({ kind: 'go', goes, to });
const always =
  (goes: Going, to: string): Maker =>
  () =>
    go(goes, to);
const updatePage = (updateId: string | undefined, rest = ''): string =>
  updateId === undefined ? '/updates' : `/updates/${part(updateId)}${rest}`;

const STEPS: Readonly<Record<string, Maker>> = {
  'updates approve': approve,
  'updates undecline': ({ words: [id] }, about) => {
    const updateId = named(id) ?? about.updateId;
    if (updateId === undefined) return undefined;
    return {
      kind: 'do',
      does: 'undecline',
      about: [],
      needs: 'decide',
      calls: [{ method: 'POST', path: '/updates/undecline', body: { updateIds: [updateId] } }],
      undo: { decisionsOf: updateId },
    };
  },
  'updates undo': ({ words: [id] }, { updateId }) => {
    const decision = named(id);
    if (decision === undefined) return undefined;
    return {
      kind: 'do',
      does: 'undoDecision',
      about: [],
      needs: 'decide',
      calls: [{ method: 'POST', path: `/decisions/${part(decision)}/undo` }],
      ...(updateId === undefined ? {} : { undo: { decisionsOf: updateId } }),
    };
  },
  'updates release': ({ words: [id] }, about) => {
    const updateId = named(id) ?? about.updateId;
    if (updateId === undefined) return undefined;
    return {
      kind: 'do',
      does: 'release',
      about: [],
      needs: 'decide',
      calls: [{ method: 'POST', path: '/updates/release', body: { updateIds: [updateId] } }],
      undo: { decisionsOf: updateId },
    };
  },
  // Terms are read before they are accepted: where the update is.
  'updates accept-eula': (_, { updateId }) => go('readTerms', updatePage(updateId)),
  'updates show': ({ words: [id] }, about) => go('seeUpdate', updatePage(named(id) ?? about.updateId)),
  'updates search': ({ words }) => go('seeUpdates', `/updates?everything=yes&text=${part(words.join(' '))}`),
  'updates list': ({ options }) =>
    go(
      'seeUpdates',
      options['incomplete'] === undefined ? '/updates' : '/updates?everything=yes&incomplete=true',
    ),
  'updates computers': ({ words: [id] }, about) =>
    go('seeUpdateComputers', updatePage(named(id) ?? about.updateId, '?part=computers')),
  'updates policy': (_, { updateId }) => go('seeUpdate', updatePage(updateId, '?part=revisions')),
  'content fetch': ({ options }) => {
    const [updateId] = options['update'] ?? [];
    if (updateId === undefined) return go('seeContent', '/sync/content');
    return {
      kind: 'do',
      does: 'fetchFiles',
      about: [],
      needs: 'administer',
      calls: [{ method: 'POST', path: '/content/fetch', body: { updateIds: [updateId] } }],
      see: '/sync/content',
    };
  },
  'content status': always('seeContent', '/sync/content'),
  'content verify': always('seeContent', '/sync/content?tab=upkeep'),
  'content move': always('seeContent', '/sync/content?tab=upkeep'),
  'content import': always('seeContent', '/sync/content'),
  'sync run': ({ options }) => {
    // To let a growth pass is decided where it is seen.
    if (options['accept-growth'] !== undefined) return go('seeSync', '/sync');
    const isTree = options['categories-only'] !== undefined;
    return {
      kind: 'do',
      does: isTree ? 'fetchCategories' : 'synchronize',
      about: [],
      needs: 'administer',
      calls: [{ method: 'POST', path: '/sync', body: isTree ? { categoriesOnly: true } : {} }],
      see: '/sync',
    };
  },
  'sync release': ({ words: [updateId] }) => ({
    kind: 'do',
    does: 'retryQuarantined',
    about: [],
    needs: 'administer',
    calls: [
      {
        method: 'POST',
        path: '/sync/quarantine/release',
        body: updateId === undefined ? {} : { updateIds: [updateId] },
      },
    ],
    see: '/sync/quarantine',
  }),
  'sync quarantine': always('seeQuarantine', '/sync/quarantine'),
  'sync show': always('seeSync', '/sync'),
  'sync status': always('seeSync', '/sync'),
  'sync schedule': always('seeSchedule', '/sync/schedule'),
  'groups create': ({ words: [name], options }) => {
    const requested = named(options['requested'] === undefined ? name : (name ?? options['requested'][0]));
    if (requested === undefined) return go('seeGroups', '/computers?vain=yes');
    return {
      kind: 'do',
      does: 'createGroup',
      about: [requested],
      needs: 'administer',
      calls: [{ method: 'POST', path: '/groups', body: { name: requested } }],
      undo: [{ method: 'DELETE', path: `/groups/${part(requested)}` }],
    };
  },
  'groups add': ({ words: [group, computer] }, about) => {
    const [into, who] = [named(group), named(computer) ?? about.computer];
    if (who === undefined) return undefined;
    if (into === undefined) return go('seeComputer', `/computers/${part(who)}`);
    const path = `/groups/${part(into)}/computers/${part(who)}`;
    return {
      kind: 'do',
      does: 'putInto',
      about: [who, into],
      needs: 'administer',
      calls: [{ method: 'PUT', path }],
      undo: [{ method: 'DELETE', path }],
    };
  },
  'products enable': select('products', 'selectProduct'),
  'classifications enable': select('classifications', 'selectClassification'),
  'products list': always('seeProducts', '/sync/products'),
  'classifications list': always('seeProducts', '/sync/products'),
  'languages set': always('seeProducts', '/sync/products?tab=languages'),
  'catalog import': ({ words: [updateId] }) => {
    if (named(updateId) === undefined) return go('searchCatalog', '/sync/catalog');
    return {
      kind: 'do',
      does: 'import',
      about: [],
      needs: 'administer',
      calls: [{ method: 'POST', path: '/catalog/import', body: { references: [updateId] } }],
      see: '/sync/catalog',
    };
  },
  'catalog search': ({ words }) => {
    const text = named(words.join(' '));
    return go('searchCatalog', text === undefined ? '/sync/catalog' : `/sync/catalog?text=${part(text)}`);
  },
  'upstream set': always('seeUpstream', '/sync/upstream'),
  'upstream show': always('seeUpstream', '/sync/upstream'),
  'upstream test': always('testUpstream', '/sync/upstream?test=now'),
  'computers show': ({ words: [name] }, about) => seeComputer(named(name) ?? about.computer),
  'computers exchanges': ({ words: [name] }, about) => seeComputer(named(name) ?? about.computer),
  'computers list': ({ options }) => {
    const [days] = options['silent-for'] ?? [];
    return go('seeComputers', days === undefined ? '/computers' : `/computers?silent=${part(days)}`);
  },
  'computers restore': ({ words: [name] }, about) => {
    const computer = named(name) ?? about.computer;
    if (computer === undefined) return undefined;
    return {
      kind: 'do',
      does: 'restoreComputer',
      about: [computer],
      needs: 'administer',
      calls: [{ method: 'POST', path: '/computers/restore', body: { computers: [computer] } }],
      undo: [{ method: 'POST', path: '/computers/archive', body: { computers: [computer] } }],
    };
  },
  'rules show': always('seeRules', '/rules'),
  'cleanup log': always('seeHousekeeping', '/rules/housekeeping'),
  cleanup: always('seeHousekeeping', '/rules/housekeeping'),
  health: always('seeHealth', '/settings/health'),
  'errors explain': ({ words: [code] }) => go('seeCode', `/why?code=${part(code ?? '')}`),
  'policy generate': always('writePolicy', '/settings/policy'),
  'policy lint': always('checkPolicy', '/settings/policy?tool=check'),
  'client collector': (_, about) => collect(about),
  'client reset': remedy('reset'),
  'client detect': remedy('detect'),
  'client reregister': remedy('reregister'),
  why: askWhy,
};

function approve({ words: [id], options }: Command, about: About): Step | undefined {
  const updateId = named(id) ?? about.updateId;
  if (updateId === undefined) return undefined;
  const page = updatePage(updateId, '?part=approvals');
  const groups = (options['group'] ?? []).map(named);
  const known = groups.filter((group) => group !== undefined);
  const isPlain = options['deadline'] === undefined && options['preview'] === undefined;
  // A deadline, or groups that are not named, are decided where one sees what that would do.
  if (!isPlain || known.length === 0 || known.length < groups.length) return go('decideUpdate', page);
  return {
    kind: 'do',
    does: 'approve',
    about: known,
    needs: 'decide',
    calls: known.map((group) => ({
      method: 'POST',
      path: `/updates/${part(updateId)}/approvals`,
      body: { group, action: 'Install' },
    })),
    undo: { decisionsOf: updateId },
    see: page,
  };
}

function select(kind: 'products' | 'classifications', does: 'selectProduct' | 'selectClassification'): Maker {
  return ({ words }) => {
    const name = named(words.join(' '));
    if (name === undefined) return go('seeProducts', '/sync/products');
    const call = (how: 'enable' | 'disable') => ({
      method: 'POST' as const,
      path: '/categories/selection',
      body: { kind, [how]: [name] },
    });
    return {
      kind: 'do',
      does,
      about: [name],
      needs: 'administer',
      calls: [call('enable')],
      undo: [call('disable')],
      see: '/sync/products',
    };
  };
}

/** The question goes along: it is asked again with the file. */
export function collect({ updateId, computer }: About): Step {
  const asked = new URLSearchParams();
  if (updateId !== undefined) asked.set('update', updateId);
  if (computer !== undefined) asked.set('computer', computer);
  return go('collect', `/why/collector?${asked}`);
}

function seeComputer(name: string | undefined): Step | undefined {
  return name === undefined ? undefined : go('seeComputer', `/computers/${part(name)}`);
}

function remedy(name: 'reset' | 'detect' | 'reregister'): Maker {
  return ({ options }) => {
    const [os] = options['os'] ?? [];
    return go('remedy', `/why/remedies/${name}${os === undefined ? '' : `?os=${part(os)}`}`);
  };
}

function askWhy({ words, options }: Command, about: About): Step | undefined {
  const update = named(words.join(' '));
  const asked = new URLSearchParams();
  if (update !== undefined) asked.set('update', update);
  const computer = options['computer'];
  const who = computer === undefined ? undefined : (named(computer[0]) ?? about.computer);
  if (who !== undefined) asked.set('computer', who);
  if (options['ask']?.[0] === 'everybody') {
    if (update === undefined) return undefined;
    asked.set('ask', 'everybody');
  }
  if (options['collected'] !== undefined) return collect(about);
  // What the page of the catalog says is asked for step by step.
  if (options['product'] !== undefined) return go('askWhy', `/why/server?${asked}`);
  return asked.size === 0 ? undefined : go('askWhy', `/why?${asked}`);
}
