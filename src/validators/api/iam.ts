// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-iam 3.1169.0. */
export const iam: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-iam 3.1169.0',
  lines: String.raw`
CreateRoleRequest { Path pathType RoleName! roleNameType AssumeRolePolicyDocument! policyDocumentType Description roleDescriptionType MaxSessionDuration i3600:43200 MaxSigninSessionDuration? i3600:7776000 PermissionsBoundary s20:2048 Tags [Tag]:50
pathType / 1:512 ^(?:(\u002F)|(\u002F[\u0021-\u007E]+\u002F))$
roleNameType / 1:64 ^(?:[\w+=,.@-]+)$
policyDocumentType / 1:131072 ^(?:[\u0009\u000A\u000D\u0020-\u00FF]+)$
roleDescriptionType / :1000 ^(?:[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*)$
Tag { Key! tagKeyType Value! tagValueType
tagKeyType / 1:128 ^(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]+)$
tagValueType / 0:256 ^(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)$
`,
})
