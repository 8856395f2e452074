import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from 'commander';
import { temporaryFolder } from '#base/fixture';
import { createProgram } from './program.ts';
import { languageOf, languageOption } from './spoken-language.ts';
import { todoku } from './test-process.ts';

test('the language is that of the environment', () => {
  assert.equal(languageOf({ LANG: 'ja_JP.UTF-8' }), 'ja');
  assert.equal(languageOf({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }), 'en');
  assert.equal(languageOf({ LC_ALL: '', LANG: 'ja' }), 'ja');
  assert.equal(languageOf({}), 'en');
});

test('every command that has a choice of language takes that of the environment', () => {
  const found = allBeneath(createProgram('0.0.0')).flatMap((command) =>
    command.options
      .filter(({ long }) => long === '--lang')
      .map((option) => ({ name: command.name(), option })),
  );
  const [, after = ''] = /( \(default: .*)$/.exec(languageOption().description) ?? [];
  for (const { name, option } of found) {
    assert.ok(after !== '' && option.description.endsWith(after), `${name}: ${option.description}`);
    assert.equal(option.defaultValue, undefined, name);
  }
  assert.ok(found.length >= 10, `${found.length} commands`);
});

test('an error code, the health and a check are told in Japanese where the environment is, and in English where that is asked for', async () => {
  const data = temporaryFolder('cli');
  const japanese = { LANG: 'ja_JP.UTF-8', LC_ALL: '' };
  const said = async (...words: string[]) => {
    const { stdout, stderr } = await todoku([...words, '--data', data], {
      ...japanese,
      NO_PROXY: '*',
      no_proxy: '*',
    });
    return `${stdout}${stderr}`;
  };
  const code = await said('errors', 'explain', '0x80244022');
  assert.match(code, /^コード +0x80244022 /m);
  assert.match(code, /^発生する段階 +接続$/m);
  assert.doesNotMatch(code, /Meaning|Remedy|connection/);
  assert.match(await said('errors', 'explain', '0x80240fff'), /^意味 +このコードの情報はありません/m);
  assert.match(await said('errors', 'list'), /^0x80244022 +接続 /m);
  assert.match(
    await said('errors', 'explain', '0x80244022', '--lang', 'en'),
    /^Whose fault +the update server$/m,
  );
  assert.match(await said('check', 'wsus:8530'), /^原因$/m);
  assert.match(await said('check', 'wsus:8530', '--lang', 'en'), /^What is the matter$/m);
  assert.match(await said('health'), /^(通知|警告|緊急|すべて)/m);
});

function allBeneath(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allBeneath)];
}
