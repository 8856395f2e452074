#!/usr/bin/env -S node --max-semi-space-size=8 --no-memory-reducer
// Plain JavaScript on purpose: this is the one file that a host's own (older) Node may be asked to run.
// It hands over to the Node that `npm ci` installed beside us, because the program is TypeScript run as it is.
// The first flag above bounds the room for short-lived things: on large machines it would be 100 MB more (decision 0012). Without the second
// a server with little to do sweeps its memory several times a second, and scans wait for that (decision 0037).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const ENGINE = ['--max-semi-space-size=8', '--no-memory-reducer'];
const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 26) {
  // What was read once need not be read again: commands start in two thirds of the time. Beside the packages, where nobody else can write;
  // where we cannot either, it is left out.
  module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/todoku', import.meta.url)));
  await import(program);
} else {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  const runtime = fileURLToPath(new URL(`../node_modules/.bin/node${suffix}`, import.meta.url));
  if (!existsSync(runtime)) {
    process.stderr.write(
      `Error: Todoku needs Node 26, this is ${process.version}, and no Node was installed beside it.\nTry:   npm ci\n`,
    );
    process.exit(1);
  }
  const child = spawn(runtime, [...ENGINE, program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: suffix !== '',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
