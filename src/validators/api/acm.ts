// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-acm 3.1169.0. */
export const acm: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-acm 3.1169.0',
  lines: String.raw`
RequestCertificateRequest { DomainName! DomainNameString ValidationMethod ValidationMethod SubjectAlternativeNames [DomainNameString]1:100 IdempotencyToken IdempotencyToken DomainValidationOptions [DomainValidationOption]1:100 Options CertificateOptions CertificateAuthorityArn PcaArn Tags [Tag]1:50 KeyAlgorithm KeyAlgorithm ManagedBy CertificateManagedBy CertificateUsage? CertificateUsage RootHierarchyType? RootHierarchyType
DomainNameString / 1:253 ^(?:(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9]))$
ValidationMethod | EMAIL DNS HTTP
IdempotencyToken / 1:32 ^(?:\w+)$
DomainValidationOption { DomainName! DomainNameString ValidationDomain! DomainNameString
CertificateOptions { CertificateTransparencyLoggingPreference CertificateTransparencyLoggingPreference Export CertificateExport ValidationMethod ValidationMethod
CertificateTransparencyLoggingPreference | ENABLED DISABLED
CertificateExport | ENABLED DISABLED
PcaArn / 20:2048 ^(?:arn:[\w+=/,.@-]+:acm-pca:[\w+=/,.@-]*:[0-9]+:[\w+=,.@-]+(\/[\w+=,.@-]+)*)$
Tag { Key! TagKey Value TagValue
TagKey / 1:128 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
TagValue / 0:256 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
KeyAlgorithm | RSA_1024 RSA_2048 RSA_3072 RSA_4096 EC_prime256v1 EC_secp384r1 EC_secp521r1
CertificateManagedBy | CLOUDFRONT
CertificateUsage | CLIENT_AND_SERVER_AUTH CLIENT_AUTH_ONLY
RootHierarchyType | N2_AMAZON_MANAGED N2_SFG2_AMAZON_MANAGED
`,
})
