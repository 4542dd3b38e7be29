export type * from '@aws-sdk/client-iam'
