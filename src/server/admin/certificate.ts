import { CertificateAnswer } from './contract/certificate.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const certificateRoutes: RoutesOf = ({ servedAt }) => [
  endpoint({
    method: 'GET',
    path: '/certificate',
    summary: 'By which addresses computers reach this server, and the certificate that it shows them',
    access: 'administer',
    answer: CertificateAnswer,
    handle: async () => {
      const { urls = [], certificate, certificateFile, lacks = [] } = servedAt() ?? {};
      return {
        urls,
        ...(certificate === undefined
          ? {}
          : { certificate: { ...certificate, ...present({ file: certificateFile }), lacks } }),
      };
    },
  }),
];
