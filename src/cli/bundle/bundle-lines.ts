import type { BundleView } from '#server/admin';
import { findingLines } from '../finding-lines.ts';
import { bytes, filesAndBytes, plural } from '../quantity.ts';
import { facts } from '../table.ts';
import { showTime } from '../time.ts';

/** What a bundle holds, for people. */
export function bundleLines(bundle: BundleView): readonly string[] {
  const size = bundle.parts.reduce((sum, part) => sum + part.bytes, 0);
  const missing = bundle.parts.filter(({ present }) => !present).length;
  return [
    ...facts([
      ['Bundle', bundle.path],
      [
        'Number',
        bundle.format === 'wsus'
          ? 'a package of WSUS'
          : `${bundle.sequence}, ${bundle.since === 0 ? 'complete in itself' : `continues number ${bundle.since}`}`,
      ],
      ['Written', bundle.createdAt === 0 ? undefined : showTime(bundle.createdAt)],
      ['From', bundle.from],
      [
        'Signed by',
        bundle.signedBy === ''
          ? 'nobody'
          : `${bundle.signedBy} (${bundle.trusted ? 'trusted' : 'not trusted here yet'})`,
      ],
      ['Updates', plural(bundle.revisions, 'revision')],
      ['Approvals', bundle.approvals === 0 ? undefined : bundle.approvals],
      ['Groups', bundle.groups === 0 ? undefined : bundle.groups],
      ['Files', filesAndBytes(bundle.files.files, bundle.files.bytes)],
      ['Parts', `${bundle.parts.length} (${bytes(size)})${missing === 0 ? '' : `, ${missing} missing`}`],
    ]),
    ...bundle.findings.flatMap((finding) => ['', ...findingLines(finding)]),
  ];
}
