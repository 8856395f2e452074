import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import type { WhyAnswer } from '#server/admin';
import { whyLines } from '../../src/cli/why.ts';
import { open, syncNow, upstreamOf } from '../../src/server/admin/fixture.ts';
import { FaultWorld } from '../faults/world.ts';
import { ask, serve } from '../server/serving.ts';
import { markdownFile } from './markdown-files.ts';

// The five cases of the README are brought about anew and asked in both languages: what stands there is what comes out, but for times,
// for who approved, and for what the README says that it leaves out.

type Language = 'en' | 'ja';
type Ask = (language: Language) => Promise<WhyAnswer>;

const LEFT_OUT =
  /^(Also looked at|Not known|Also in the way, or worth a look|問題のなかった項目|判断できない項目|ほかに確認が必要な項目):$/;

function printed(answer: WhyAnswer, language: Language): string {
  const kept: string[] = [];
  let isLeftOut = false;
  for (const line of whyLines(answer, language)) {
    if (!line.startsWith(' ')) isLeftOut = LEFT_OUT.test(line);
    if (!isLeftOut) kept.push(line);
  }
  return plain(kept.join('\n'));
}

function plain(text: string): string {
  return text
    .replaceAll(
      /\d{4}([-/])\d\d\1\d\d \d\d:\d\d UTC/g,
      (_, sign: string) => `yyyy${sign}MM${sign}dd hh:mm UTC`,
    )
    .replaceAll(/\((cli:root|api:\w+|test)\)/g, '(who)')
    .trim();
}

/** What the README prints for each of its questions, by the question. */
function inReadme(): ReadonlyMap<string, string> {
  const blocks = markdownFile('README.md').text.matchAll(/^```\n(\$ todoku why [\s\S]*?)^```$/gm);
  return new Map(
    [...blocks].flatMap(([, block = '']) =>
      block
        .split(/^\$ /m)
        .slice(1)
        .map((part) => {
          const [question = '', ...lines] = part.split('\n');
          return [question, plain(lines.join('\n'))] as const;
        }),
    ),
  );
}

const asked = new Set<string>();

async function stands(question: string, ask: Ask): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    const typed = language === 'en' ? question : `${question} --lang ja`;
    asked.add(typed);
    assert.equal(inReadme().get(typed), printed(await ask(language), language), typed);
  }
}

const asking =
  (world: FaultWorld, query: Readonly<Record<string, string>>): Ask =>
  (lang) =>
    world.send<WhyAnswer>('GET', `/why?${new URLSearchParams({ ...query, lang })}`);

async function office(t: TestContext): Promise<FaultWorld> {
  const world = await FaultWorld.stocked(t);
  for (const name of ['Office', 'Pilot']) await world.group(name);
  await world.approve('9900002', 'Pilot');
  for (let number = 1; number <= 8; number++) {
    const isPilot = number > 6;
    const client = world.machine('', {
      name: `sim-000${number}`,
      targetGroup: isPilot ? 'Pilot' : 'Office',
      failures: isPilot ? 1 : 0,
    });
    world.clock.advance(60_000);
    await client.cycle({ install: isPilot });
  }
  await world.settle();
  return world;
}

test('approved for others, failed, and everybody by cause', async (t) => {
  const world = await office(t);
  const update = 'KB9900002';
  for (const computer of ['sim-0003', 'sim-0007'])
    await stands(`todoku why ${update} --computer ${computer}`, asking(world, { update, computer }));
  await stands(`todoku why ${update}`, asking(world, { update }));
});

test('not on the server at all', async (t) => {
  const opened = await open(t);
  await opened.ask('PUT', '/upstream', { url: (await upstreamOf(t)).url });
  await syncNow(opened, { categoriesOnly: true });
  const product = 'Windows 10, version 1903 and later';
  await opened.ask('POST', '/categories/selection', {
    kind: 'products',
    enable: ['Microsoft Server operating system-21H2'],
  });
  await opened.ask('POST', '/categories/selection', {
    kind: 'classifications',
    enable: ['Security Updates'],
  });
  await syncNow(opened);
  const more = { product, classification: 'Security Updates', released: '2026-09-08' };
  await stands(
    `todoku why KB9900003 --product "${product}" --classification "Security Updates" --released 2026-09-08`,
    async (lang) => {
      const query = new URLSearchParams({ update: 'KB9900003', ...more, ask: 'nobody', lang });
      return (await opened.ask<WhyAnswer>('GET', `/why?${query}`)).answer;
    },
  );
});

test('what the collector found on a machine that never called', async (t) => {
  const token = 'the-token-of-this-server';
  const settings = { contentBaseUrl: 'http://wsus.contoso.com:8530' };
  const { port } = await serve(t, { settings, admin: { token } });
  const sample = new URL('../collected/parent-key-and-proxy-2016.json', import.meta.url);
  const collected: unknown = JSON.parse(await readFile(sample, 'utf8'));
  await stands('todoku why --collected collected.json', async (lang) => {
    const { text } = await ask(port, `/api/v1/why?lang=${lang}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ collected }),
    });
    return JSON.parse(text) as WhyAnswer;
  });
});

test('the README has no other', () => {
  assert.deepEqual([...inReadme().keys()].sort(), [...asked].sort());
  assert.equal(asked.size, 10);
});
