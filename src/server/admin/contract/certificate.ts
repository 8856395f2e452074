import { type Static, Type } from 'typebox';
import { listOf, objectOf, Time } from './shapes.ts';

/** GET /certificate: empty where no server runs. */
export const CertificateAnswer = objectOf({
  urls: listOf(Type.String({ description: 'by which computers reach this server, the best first' })),
  certificate: Type.Optional(
    objectOf(
      {
        names: listOf(Type.String({ description: 'that it is for' })),
        subject: Type.String(),
        issuer: Type.String(),
        validFrom: Time,
        expiresAt: Time,
        thumbprints: listOf(
          Type.String({ description: 'SHA-1 of the chain, its own first, upper-case hex' }),
        ),
        file: Type.Optional(Type.String({ description: "its PEM file on the server's own machine" })),
        lacks: listOf(
          Type.String({
            description: 'a name that machines asked for within a week and that it does not have',
          }),
        ),
      },
      'left out: this server has none, and is reached without TLS only',
    ),
  ),
});
export type CertificateAnswer = Static<typeof CertificateAnswer>;
