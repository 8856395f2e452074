import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { CertificateAnswer } from '#server/admin';
import { answerOf, serve, todoku } from './test-process.ts';

test('how computers reach the server is told, and that nothing proves it', async (t) => {
  const folder = temporaryFolder('cli');
  const data = ['--data', folder];
  assert.match((await todoku([...data, 'certificate'])).stdout, /^No server runs on this data/);
  await serve(t, folder);
  const { urls, certificate } = await answerOf<CertificateAnswer>([...data, 'certificate']);
  assert.ok(urls.length > 0);
  assert.equal(certificate, undefined);
  const { stdout } = await todoku([...data, 'certificate']);
  for (const url of urls) assert.ok(stdout.includes(url), stdout);
  assert.match(stdout, /\nCertificate +none: .*without TLS/);
  assert.match(stdout, /todoku serve --certificate FILE\n$/);
});
