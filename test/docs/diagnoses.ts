import { dirname } from 'node:path';
import type { Text } from '#diagnosis';
import { blanks } from './blanks.ts';
import { code, page, table } from './markdown.ts';
import { type FoundMessages, messageTables } from './message-tables.ts';

/** What the tables of each folder are about. */
const ABOUT: Readonly<Record<string, string>> = {
  'src/policy/rules': '`todoku policy lint`: what policies make a machine do, rule by rule.',
  'src/probe/messages': '`todoku check`: an update server as it looks from outside.',
  'src/upkeep': 'The health of this server.',
  'src/why': '`todoku why`: the answer in one sentence.',
  'src/why/absent': '`todoku why`: an update that is not on this server.',
  'src/why/fleet': '`todoku why UPDATE`: computers by what keeps an update from them.',
  'src/why/machine': '`todoku why --computer`: what is wrong with a machine.',
  'src/why/present': '`todoku why`: an update that is on this server, and not on a computer.',
};

/** Where a sentence is chosen by what was seen, one of the choices. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'policy/url-odd': { oddities: ['blanks'] },
  'why/absent-catalog-not-asked': { because: 'offline' },
};

/** What is so in most cases, and is not worth a word then. */
const MOSTLY = { unsure: 0 };

const INTRODUCTION = `\
Whatever a diagnosis says has a code that never changes its meaning: with \`--json\` and in the API it stands beside the sentence, for scripts
to go by. Here are the sentences in both languages; \`{...}\` stands for what was seen. Several of them are worded a little differently where
there is just one thing, or where something is not known.`;

/** A code with what is said under it, blanks in place of what is seen; no text where it cannot be made of blanks. */
export interface Said extends FoundMessages {
  readonly code: string;
  readonly says?: Text;
}

/** Everything that diagnoses say. What cannot be made of blanks needs one of the EXAMPLES. */
export async function everythingSaid(): Promise<readonly Said[]> {
  return (await messageTables()).flatMap((found) =>
    found.table.codes.map((each): Said => {
      const [, name = ''] = each.split('/');
      try {
        const seen = blanks({ ...MOSTLY, ...EXAMPLES[each] });
        return { ...found, ...found.table.say(name, seen as never) };
      } catch {
        return { ...found, code: each };
      }
    }),
  );
}

/** docs/diagnoses.md */
export async function diagnosesPage(): Promise<string> {
  const byFolder = Map.groupBy(await everythingSaid(), ({ path }) => dirname(path));
  const chapters = [...byFolder].sort(([one], [other]) => (one < other ? -1 : 1));
  return page('Diagnoses', 'the tables of `messages` in each room', [
    INTRODUCTION,
    ...chapters.flatMap(([folder, said]) => [
      `## ${folder.replace(/^src\//, '')}`,
      ...(ABOUT[folder] === undefined ? [] : [ABOUT[folder]]),
      table(
        ['Code', 'English', '日本語'],
        said.map(({ code: each, says }) => [code(each), cell(says?.en), cell(says?.ja)]),
      ),
    ]),
  ]);
}

function cell(text = ''): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('<', '&lt;');
}
