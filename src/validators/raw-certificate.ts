import type { RawCertificateSettings } from '../model/raw-settings.ts'
import { acm } from './api/acm.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_CERTIFICATE: RawKind<RawCertificateSettings> = {
  table: acm,
  structure: 'RequestCertificateRequest',
  names: { Options: true },
  instead: {
    CertificateAuthorityArn: 'request it where the authority is, and give its ARN to the listener',
    DomainValidationOptions: 'remove it: it is for validation by mail, and certificates are proven by DNS',
    IdempotencyToken: 'remove it: a repeated deploy finds what it has requested by its names and tags',
    ManagedBy: 'remove it: it is for CloudFront',
    ValidationMethod: 'remove it: certificates are proven by DNS',
  },
  parts: {
    Options: {
      table: acm,
      structure: 'CertificateOptions',
      names: { Export: true },
      instead: {
        CertificateTransparencyLoggingPreference: 'remove it: ACM lets nobody opt out of logs of transparency any more',
        ValidationMethod: 'remove it: certificates are proven by DNS',
      },
    },
  },
}
