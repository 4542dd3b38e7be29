// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-cloudwatch-logs 3.1169.0. */
export const cloudWatchLogs: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-cloudwatch-logs 3.1169.0',
  lines: String.raw`
CreateLogGroupRequest { logGroupName! LogGroupName kmsKeyId s:256 tags {TagValue}1:50 logGroupClass LogGroupClass deletionProtectionEnabled b
LogGroupName / 1:512 ^(?:[\.\-_/#A-Za-z0-9]+)$
TagValue / :256 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
LogGroupClass | STANDARD INFREQUENT_ACCESS DELIVERY ESSENTIALS
PutRetentionPolicyRequest { logGroupName! LogGroupName retentionInDays! i
`,
})
