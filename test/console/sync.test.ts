import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { SyncRunRow } from '#server/admin';
import { httpPage, slow } from '#simulator';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, synchronise, type World } from './world.ts';

const DAY = 86_400_000;
const UPDATES = 'GetUpdateData';

let folder: string;
let world: World;
let browser: Browser;

before(async () => {
  if (noBrowser !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'todoku-console-sync-'));
  world = await openWorld({ data: join(folder, 'data'), days: 20, machines: 3 });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await world?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});
