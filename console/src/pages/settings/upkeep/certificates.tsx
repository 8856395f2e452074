import type { CertificateAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import {
  Answered,
  ButtonLink,
  Chip,
  Copyable,
  Empty,
  Facts,
  Note,
  PageHead,
  Panel,
  Stack,
  When,
} from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { upkeepWords } from './words.ts';

const DAY = 86_400_000;
/** As the health of the server has it: a warning that leaves time to order a new one. */
const SOON = 30 * DAY;
const START = 'todoku serve --certificate /etc/todoku/server.pem --certificate-key /etc/todoku/server.key';

/** How computers reach this server, and what it shows them over TLS. */
export function Certificates() {
  const parts = useWords(settingsWords);
  const words = useWords(upkeepWords);
  const answer = useAnswer<CertificateAnswer>('/certificate', {}, { every: 60_000 });
  return (
    <>
      <PageHead title={parts.partCertificates} lead={parts.aboutCertificates} />
      <Answered of={answer}>
        {({ urls, certificate }) => (
          <>
            {certificate === undefined ? (
              <Note tone="wait" title={words.noCertificate}>
                <p>{words.noCertificateText}</p>
                <Copyable text={START} />
              </Note>
            ) : (
              <Shown certificate={certificate} />
            )}
            <Panel
              title={words.addresses}
              actions={<ButtonLink to="/settings/policy">{words.writePolicy}</ButtonLink>}
            >
              {urls.length === 0 ? (
                <Empty title={words.noAddresses} />
              ) : (
                <Stack column>
                  <p>{words.addressesText}</p>
                  {urls.map((url) => (
                    <Copyable key={url} text={url} label={url} />
                  ))}
                </Stack>
              )}
            </Panel>
          </>
        )}
      </Answered>
    </>
  );
}

type Certificate = NonNullable<CertificateAnswer['certificate']>;

function Shown({ certificate }: { readonly certificate: Certificate }) {
  const words = useWords(upkeepWords);
  const format = useFormat();
  const { names, subject, issuer, validFrom, expiresAt, thumbprints, file, lacks } = certificate;
  return (
    <>
      <Validity certificate={certificate} />
      {lacks.length > 0 && (
        <Note tone="wait" title={words.lacks(format.list(lacks))}>
          <p>{words.lacksText}</p>
        </Note>
      )}
      <Panel title={words.certificate}>
        <Facts
          items={[
            [
              words.names,
              <Stack key="names">
                {names.map((name) => (
                  <Chip key={name}>{name}</Chip>
                ))}
              </Stack>,
            ],
            [words.subject, subject],
            [words.issuer, issuer],
            [words.validFrom, <When key="from" at={validFrom} exact />],
            [words.expires, <When key="until" at={expiresAt} exact />],
            [words.thumbprint, <code key="print">{thumbprints[0]}</code>],
            file === undefined ? undefined : [words.file, <code key="file">{file}</code>],
          ]}
        />
      </Panel>
      <Panel title={words.renew}>
        <p>{words.renewText(file ?? words.theFile)}</p>
      </Panel>
    </>
  );
}

function Validity({ certificate: { validFrom, expiresAt } }: { readonly certificate: Certificate }) {
  const words = useWords(upkeepWords);
  const format = useFormat();
  const now = Date.now();
  const left = expiresAt - now;
  if (left <= 0) return <Note tone="bad" title={words.expired} />;
  if (validFrom > now) return <Note tone="bad" title={words.notYet} />;
  if (left < SOON) return <Note tone="wait" title={words.expiresSoon(format.length(left))} />;
  return <Note tone="good" title={words.fine(format.length(left))} />;
}
