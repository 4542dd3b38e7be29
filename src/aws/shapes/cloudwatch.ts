export type * from '@aws-sdk/client-cloudwatch'
