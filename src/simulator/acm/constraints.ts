// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
AddTagsToCertificateRequest.CertificateArn,DeleteCertificateRequest.CertificateArn,DescribeCertificateRequest.CertificateArn,ListTagsForCertificateRequest.CertificateArn,RemoveTagsFromCertificateRequest.CertificateArn,RequestCertificateRequest.CertificateAuthorityArn length 20..2048
AddTagsToCertificateRequest.CertificateArn,DeleteCertificateRequest.CertificateArn,DescribeCertificateRequest.CertificateArn,ListTagsForCertificateRequest.CertificateArn,RemoveTagsFromCertificateRequest.CertificateArn pattern arn:[\w+=/,.@-]+:acm:[\w+=/,.@-]*:[0-9]+:[\w+=,.@-]+(/[\w+=,.@-]+)*
AddTagsToCertificateRequest.Tags,RemoveTagsFromCertificateRequest.Tags,RequestCertificateRequest.Tags length 1..50
Tag.Key length 1..128
Tag.Key,Tag.Value pattern ([\p{L}\p{Z}\p{N}_.:/=+\-@]*)
Tag.Value length 0..256
ListCertificatesRequest.CertificateStatuses[] enum PENDING_VALIDATION|ISSUED|INACTIVE|EXPIRED|VALIDATION_TIMED_OUT|REVOKED|FAILED
ListCertificatesRequest.CertificateKeyPairOrigins length 1..3
ListCertificatesRequest.CertificateKeyPairOrigins[] enum AWS_MANAGED|ACME|CUSTOMER_PROVIDED
ListCertificatesRequest.RootHierarchyTypes length 1..5
ListCertificatesRequest.RootHierarchyTypes[],RequestCertificateRequest.RootHierarchyType enum N2_AMAZON_MANAGED|N2_SFG2_AMAZON_MANAGED
Filters.extendedKeyUsage[] enum TLS_WEB_SERVER_AUTHENTICATION|TLS_WEB_CLIENT_AUTHENTICATION|CODE_SIGNING|EMAIL_PROTECTION|TIME_STAMPING|OCSP_SIGNING|IPSEC_END_SYSTEM|IPSEC_TUNNEL|IPSEC_USER|ANY|NONE|CUSTOM
Filters.keyUsage[] enum DIGITAL_SIGNATURE|NON_REPUDIATION|KEY_ENCIPHERMENT|DATA_ENCIPHERMENT|KEY_AGREEMENT|CERTIFICATE_SIGNING|CRL_SIGNING|ENCIPHER_ONLY|DECIPHER_ONLY|ANY|CUSTOM
Filters.keyTypes[],RequestCertificateRequest.KeyAlgorithm enum RSA_1024|RSA_2048|RSA_3072|RSA_4096|EC_prime256v1|EC_secp384r1|EC_secp521r1
Filters.exportOption,CertificateOptions.CertificateTransparencyLoggingPreference,CertificateOptions.Export enum ENABLED|DISABLED
Filters.managedBy,RequestCertificateRequest.ManagedBy enum CLOUDFRONT
ListCertificatesRequest.NextToken length 1..10000
ListCertificatesRequest.NextToken pattern [\u0009\u000A\u000D\u0020-\u00FF]*
ListCertificatesRequest.MaxItems value 1..1000
ListCertificatesRequest.SortBy enum CREATED_AT
ListCertificatesRequest.SortOrder enum ASCENDING|DESCENDING
RequestCertificateRequest.DomainName,RequestCertificateRequest.SubjectAlternativeNames[],DomainValidationOption.DomainName,DomainValidationOption.ValidationDomain length 1..253
RequestCertificateRequest.DomainName,RequestCertificateRequest.SubjectAlternativeNames[],DomainValidationOption.DomainName,DomainValidationOption.ValidationDomain pattern (\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])
RequestCertificateRequest.ValidationMethod,CertificateOptions.ValidationMethod enum EMAIL|DNS|HTTP
RequestCertificateRequest.SubjectAlternativeNames,RequestCertificateRequest.DomainValidationOptions length 1..100
RequestCertificateRequest.IdempotencyToken length 1..32
RequestCertificateRequest.IdempotencyToken pattern \w+
RequestCertificateRequest.CertificateAuthorityArn pattern arn:[\w+=/,.@-]+:acm-pca:[\w+=/,.@-]*:[0-9]+:[\w+=,.@-]+(/[\w+=,.@-]+)*
RequestCertificateRequest.CertificateUsage enum CLIENT_AND_SERVER_AUTH|CLIENT_AUTH_ONLY
`
